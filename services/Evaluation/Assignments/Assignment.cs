using Evaluation.Assignments.Solving;
using Evidence;

namespace Evaluation.Assignments;

/// <summary>
/// One distribution of a round's examinations, or one repair: what was given to whom and taken from whom, who was avoided and why, and how
/// good it is. Never changed.
/// </summary>
internal sealed class Assignment : IAggregate
{
    private Assignment()
    {
    }

    public Assignment(Guid roundId, int examinations, PlannedExperts plan, AssignmentOptions options, string? reason = null)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (RoundId, Examinations, Reviews, Ended, Avoided) = (roundId, examinations, plan.Reviews, plan.Ended, plan.Avoided);
        (Options, Quality, Reason) = (options, plan.Quality, reason);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid RoundId { get; private set; }

    /// <summary>How many examinations have all their experts by it.</summary>
    public int Examinations { get; private set; }

    public IReadOnlyList<PlannedReview> Reviews { get; private set; } = [];

    /// <summary>Reviews that were taken back.</summary>
    public IReadOnlyList<PlannedReview> Ended { get; private set; } = [];

    public IReadOnlyList<AvoidedExpert> Avoided { get; private set; } = [];

    public AssignmentOptions Options { get; private set; } = new();

    public AssignmentQuality? Quality { get; private set; }

    /// <summary>Why it was repaired; none for a distribution.</summary>
    public string? Reason { get; private set; }
}
