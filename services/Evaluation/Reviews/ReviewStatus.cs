namespace Evaluation.Reviews;

/// <summary>Assigned → Accepted → InProgress → Submitted → Locked; Declined, ConflictDeclared, Withdrawn. Only Locked counts. Submitted and Locked → InProgress when opened again.</summary>
public enum ReviewStatus
{
    Assigned,
    Accepted,
    InProgress,
    Submitted,
    Locked,
    Declined,
    ConflictDeclared,
    Withdrawn,
}

internal static class ReviewStatuses
{
    /// <summary>Counting, or on the way to it.</summary>
    public static readonly ReviewStatus[] Live =
        [ReviewStatus.Assigned, ReviewStatus.Accepted, ReviewStatus.InProgress, ReviewStatus.Submitted, ReviewStatus.Locked];
}
