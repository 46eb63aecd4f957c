namespace Evaluation.Examinations;

/// <summary>Waiting → UnderReview → Reviewed → Ranked; back to Waiting when it is opened again; Returned, Withdrawn.</summary>
public enum ExaminationStatus
{
    /// <summary>For experts, for the first time or again.</summary>
    Waiting,

    UnderReview,

    /// <summary>Every assigned expert has locked a sheet.</summary>
    Reviewed,

    Ranked,

    /// <summary>An upheld objection has sent the application back to the eligibility check.</summary>
    Returned,

    Withdrawn,
}
