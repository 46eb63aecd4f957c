namespace Applications.Intake;

/// <summary>Where an application stands, from the draft to the recognised base.</summary>
public enum ApplicationStatus
{
    /// <summary>草稿: the applicant's own.</summary>
    Draft,

    /// <summary>已提交: the form is sealed.</summary>
    Submitted,

    /// <summary>县级审核中</summary>
    CountyReview,

    /// <summary>退回: the applicant may reopen it.</summary>
    Returned,

    /// <summary>不予推荐</summary>
    NotRecommended,

    /// <summary>已推荐</summary>
    Recommended,

    /// <summary>资格审查中</summary>
    EligibilityCheck,

    /// <summary>待补正</summary>
    SupplementRequested,

    /// <summary>资格不符: it may be reinstated.</summary>
    Ineligible,

    /// <summary>资格审查通过</summary>
    Eligible,

    /// <summary>专家评审中</summary>
    UnderEvaluation,

    /// <summary>评审完成</summary>
    Evaluated,

    /// <summary>已排序</summary>
    Ranked,

    /// <summary>拟认定</summary>
    Shortlisted,

    /// <summary>候补</summary>
    Reserve,

    /// <summary>未入选</summary>
    NotSelected,

    /// <summary>公示中</summary>
    PublicNotice,

    /// <summary>异议处理中</summary>
    ObjectionOpen,

    /// <summary>异议不成立</summary>
    Dismissed,

    /// <summary>异议成立</summary>
    Upheld,

    /// <summary>报市政府同意</summary>
    GovernmentConsent,

    /// <summary>已认定</summary>
    Recognised,

    /// <summary>市政府未同意</summary>
    Refused,

    /// <summary>已撤回</summary>
    Withdrawn,
}

/// <summary>Groups of states that rules speak of.</summary>
internal static class ApplicationStatuses
{
    /// <summary>On the way to the ranking: while one of a kind is here, the kind cannot be selected from.</summary>
    public static readonly ApplicationStatus[] BeforeRanking =
    [
        ApplicationStatus.Submitted, ApplicationStatus.CountyReview, ApplicationStatus.Recommended, ApplicationStatus.EligibilityCheck,
        ApplicationStatus.SupplementRequested, ApplicationStatus.Eligible, ApplicationStatus.UnderEvaluation, ApplicationStatus.Evaluated,
        ApplicationStatus.Upheld,
    ];

    /// <summary>Takes one of its kind's places.</summary>
    public static readonly ApplicationStatus[] HoldingAPlace =
    [
        ApplicationStatus.Shortlisted, ApplicationStatus.PublicNotice, ApplicationStatus.ObjectionOpen, ApplicationStatus.Dismissed,
        ApplicationStatus.GovernmentConsent, ApplicationStatus.Recognised,
    ];

    /// <summary>Out of the call as it stands: another application with the same carrier takes nothing from it.</summary>
    public static readonly ApplicationStatus[] NotCompeting =
    [
        ApplicationStatus.Draft, ApplicationStatus.Returned, ApplicationStatus.NotRecommended, ApplicationStatus.Ineligible,
        ApplicationStatus.NotSelected, ApplicationStatus.Refused, ApplicationStatus.Withdrawn,
    ];

    /// <summary>The city government's to see.</summary>
    public static readonly ApplicationStatus[] BeforeTheGovernment =
        [ApplicationStatus.GovernmentConsent, ApplicationStatus.Recognised, ApplicationStatus.Refused];

    /// <summary>Over, and without a base: its organisation may apply for the kind again. The unique index says the same.</summary>
    public static readonly ApplicationStatus[] Over =
        [ApplicationStatus.NotRecommended, ApplicationStatus.NotSelected, ApplicationStatus.Refused, ApplicationStatus.Withdrawn];
}
