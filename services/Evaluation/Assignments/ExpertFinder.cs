using Evaluation.Assignments.Choices;
using Evaluation.Assignments.Solving;
using Evaluation.Conflicts;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Assignments;

/// <summary>Gathers what a plan is made from, and has <see cref="AssignmentSolver"/> make it.</summary>
internal sealed class ExpertFinder(EvaluationDb db, ExpertPool experts, ConflictBook book)
{
    /// <summary>Fills empty chairs under the rules of the round's last assignment.</summary>
    /// <param name="reviews">All reviews of these examinations, as they are now.</param>
    public async Task<PlannedExperts> PlanAsync(
        Round round, IReadOnlyList<Examination> examinations, ILookup<Guid, Review> reviews, CancellationToken cancellationToken) =>
        await PlanAsync(round, examinations, reviews,
            PlanRequest.Fill(await LastOptionsAsync(round.Id, cancellationToken) with { Connected = false }) with { Reopens = true }, cancellationToken);

    public async Task<PlannedExperts> PlanAsync(
        Round round, IReadOnlyList<Examination> examinations, ILookup<Guid, Review> reviews, PlanRequest request, CancellationToken cancellationToken)
    {
        var problem = new RoundProblem(await FactsAsync(round, examinations, reviews, cancellationToken), request);
        return problem.Plan(AssignmentSolver.Solve(problem.Problem));
    }

    /// <summary>Why an expert may not examine an application; null where the expert may.</summary>
    public async Task<string?> ReasonAgainstAsync(
        Round round, Examination examination, IReadOnlyList<Review> reviews, string expert, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(round, [examination], reviews.ToLookup(r => r.ExaminationId), cancellationToken);
        return new RoundProblem(facts, PlanRequest.Fill(new())).Avoided.FirstOrDefault(a => a.Expert == expert)?.Reason;
    }

    public async Task<AssignmentOptions> LastOptionsAsync(Guid roundId, CancellationToken cancellationToken) =>
        await db.Assignments.Where(a => a.RoundId == roundId).OrderByDescending(a => a.Id).Select(a => a.Options).FirstOrDefaultAsync(cancellationToken) ?? new();

    private async Task<RoundFacts> FactsAsync(
        Round round, IReadOnlyList<Examination> examinations, ILookup<Guid, Review> reviews, CancellationToken cancellationToken)
    {
        var pool = await experts.OfAsync(round, cancellationToken);
        var conflicts = await book.OfAsync(round, examinations, [.. pool.Select(e => e.Expert)], cancellationToken);
        return new(
            examinations, reviews, pool, await TopicsAsync(examinations, cancellationToken), conflicts.ReasonsAgainst,
            await db.ManualChoices.AsNoTracking().Where(c => c.RoundId == round.Id && c.Status == ChoiceStatus.Standing).OrderBy(c => c.Id).ToListAsync(cancellationToken),
            e => e.ExpertsNeeded(round));
    }

    /// <summary>The dimensions that an application is judged by, and the industries that it names.</summary>
    private async Task<IReadOnlyDictionary<Guid, IReadOnlySet<string>>> TopicsAsync(IReadOnlyList<Examination> examinations, CancellationToken cancellationToken)
    {
        var versions = examinations.Select(e => e.CriteriaVersionId).Distinct().ToList();
        var dimensions = (await db.CriteriaVersions.AsNoTracking().Where(c => versions.Contains(c.Id)).ToListAsync(cancellationToken))
            .ToDictionary(c => c.Id, c => c.Items.Select(item => item.DimensionCode).Distinct().ToList());
        return examinations.ToDictionary(
            e => e.Id, e => (IReadOnlySet<string>)dimensions.GetValueOrDefault(e.CriteriaVersionId, []).Concat(e.Industries).ToHashSet());
    }
}
