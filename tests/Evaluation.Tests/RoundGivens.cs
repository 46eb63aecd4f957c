using Evaluation.Assignments;
using Evaluation.Assignments.Choices;
using Evaluation.Assignments.Solving;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Reviews;

namespace Evaluation.Tests;

/// <summary>Facts of a round without a database, and the plan that comes of them.</summary>
internal static class RoundGivens
{
    private static readonly Guid Round = Guid.CreateVersion7();

    public static PlannedExperts Plan(
        IReadOnlyList<Examination> examinations, IReadOnlyList<PoolExpert> pool, int chairs, Review[]? reviews = null, AssignmentOptions? options = null,
        Dictionary<string, string>? conflicts = null, ManualChoice[]? choices = null, string[]? topics = null, bool moving = false, string[]? leaving = null,
        Func<Guid, IReadOnlyDictionary<string, string>>? conflictsOf = null)
    {
        var facts = new RoundFacts(
            examinations, (reviews ?? []).ToLookup(r => r.ExaminationId), pool, examinations.ToDictionary(e => e.Id, _ => (IReadOnlySet<string>)(topics ?? []).ToHashSet()),
            conflictsOf ?? (_ => conflicts ?? []), choices ?? [], _ => chairs);
        var problem = new RoundProblem(facts, new(options ?? new(), moving, (leaving ?? []).ToHashSet()));
        return problem.Plan(AssignmentSolver.Solve(problem.Problem));
    }

    public static Examination Examination(int number)
    {
        var (application, call) = (new Guid($"0198a000-0000-7000-8000-{number:000000000000}"), Guid.CreateVersion7());
        var examination = new Examination(application, call);
        examination.TakeForm(Given.Eligible(application, call, Guid.CreateVersion7()));
        return examination;
    }

    public static PoolExpert Member(string subject, int load = 0, int? limit = null, string? institution = null, string[]? knows = null) => new(
        new(subject, new(subject, "孵化", knows ?? [], institution, Seniority.Unstated, null, null), [], []), load, limit, null);

    public static ManualChoice Choice(Examination examination, string expert, ChoiceRule rule) =>
        new(Round, examination.ApplicationId, expert, rule, "because", "officer");

    public static int Count(PlannedExperts plan, string expert) => plan.Reviews.Count(r => r.Expert == expert);
}
