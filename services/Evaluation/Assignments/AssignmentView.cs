using Evaluation.Assignments.Solving;
using ServiceDefaults.Http;

namespace Evaluation.Assignments;

/// <summary>One distribution of waiting examinations, or one repair.</summary>
/// <param name="Id">None for a dry run, after which nothing is kept.</param>
/// <param name="Assigned">How many examinations have all their experts by it.</param>
/// <param name="Avoided">Who was kept from which application, and why.</param>
/// <param name="Reviews">What was given to whom.</param>
/// <param name="Ended">What was taken from whom: moved to somebody else, or left.</param>
/// <param name="Quality">None for what was assigned before qualities were kept.</param>
/// <param name="Reason">Why it was repaired; none for a distribution.</param>
public sealed record AssignmentView(
    Guid? Id, long Revision, int Assigned, IReadOnlyList<AvoidedExpert> Avoided, bool DryRun, IReadOnlyList<PlannedReview> Reviews,
    IReadOnlyList<PlannedReview> Ended, AssignmentOptions Options, AssignmentQuality? Quality, string? Reason) : IVersioned
{
    internal static AssignmentView Of(Assignment a) =>
        new(a.Id, a.Revision, a.Examinations, a.Avoided, false, a.Reviews, a.Ended, a.Options, a.Quality, a.Reason);

    internal static AssignmentView Of(PlannedExperts plan, int assigned, AssignmentOptions options, string? reason = null) =>
        new(null, 0, assigned, plan.Avoided, true, plan.Reviews, plan.Ended, options, plan.Quality, reason);
}
