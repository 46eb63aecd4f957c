using Applications.County;
using Applications.Eligibility;
using Applications.Eligibility.Rules;
using Contracts.Applications;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Intake;

/// <summary>The county's recommendation and the commission's eligibility check (R88).</summary>
internal sealed partial class Application
{
    /// <summary>None before the county recommends it.</summary>
    public Recommendation? Recommendation { get; private set; }

    /// <summary>The county that recommends is the applicant as well (R18): somebody else must look at it too.</summary>
    public bool OwnRegion => Kind is Contracts.BaseKind.Region || Recommendation is { OwnRegion: true };

    public IndependentCheck? IndependentCheck { get; private set; }

    /// <summary>What was last asked of the applicant; it stays when it was answered or its deadline has passed.</summary>
    public SupplementRequest? SupplementRequest { get; private set; }

    public IReadOnlyList<Supplement> Supplements { get; private set; } = [];

    /// <summary>What the automatic rules found last.</summary>
    public EligibilityReport? EligibilityReport { get; private set; }

    /// <summary>The rules by which it was last found ineligible.</summary>
    public IReadOnlyList<IneligibilityReason> IneligibleFor { get; private set; } = [];

    public ApplicationRecommended Recommend(Recommendation recommendation)
    {
        MoveTo(ApplicationStatus.Recommended);
        Recommendation = recommendation;
        Say(recommendation.Opinion, recommendation.At);
        return new(Id, Revision, CallId, Kind, Area, OwnRegion, recommendation.At);
    }

    /// <param name="byArea">The checking person's own county or zone, if any.</param>
    public void CheckIndependently(IndependentCheck check, string? byArea)
    {
        Require(OwnRegion, "independent-check-not-needed", "Only where the recommending county applies itself is a second look needed.");
        Require(
            Status is ApplicationStatus.Recommended or ApplicationStatus.EligibilityCheck, "application-wrong-state",
            "The independent check lies between the recommendation and the eligibility decision.");
        Require(byArea != Area, "independent-check-own-county", "You belong to the county that recommends: somebody from outside checks it.");
        IndependentCheck = check;
        Say(check.Opinion, check.At);
        Revision++;
    }

    /// <summary>Also from a requested supplement that never came: the check goes on without it.</summary>
    public void CheckEligibility(EligibilityReport report)
    {
        Require(
            Status is not (ApplicationStatus.Ineligible or ApplicationStatus.Upheld), "application-wrong-state",
            "It was found ineligible: reinstate it with a reason, if that was wrong.");
        MoveTo(ApplicationStatus.EligibilityCheck);
        EligibilityReport = report;
    }

    /// <summary>The rules were run again while it is checked.</summary>
    public void Review(EligibilityReport report)
    {
        RequireInCheck();
        EligibilityReport = report;
        Revision++;
    }

    /// <summary>Departments are asked again while it is checked.</summary>
    public void NoteQuestion()
    {
        RequireInCheck();
        Revision++;
    }

    /// <param name="report">The last run of the rules, with what the officer said to it.</param>
    public ApplicationEligible FindEligible(
        string opinion, EligibilityReport report, string by, Guid criteriaVersion, DateTimeOffset now,
        IReadOnlyList<EvidenceMaterial> materials)
    {
        MoveTo(ApplicationStatus.Eligible);
        Require(
            !OwnRegion || IndependentCheck is not null, "independent-check-missing",
            "The county recommended its own region: record an independent check first.");
        Require(
            !OwnRegion || IndependentCheck?.By != by, "same-person",
            "You have made the independent check: let a colleague find it eligible.");
        EligibilityReport = report;
        IneligibleFor = [];
        Say(opinion, now);
        return new(
            Id, Revision, CallId, Kind, Name, Area, criteriaVersion, Form.Parties(ApplicantCode), Form.ItemAnswers(), FormHash!,
            materials, Form.Industries);
    }

    public void FindIneligible(string reason, IReadOnlyList<IneligibilityReason> rules, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Ineligible, reason, now);
        IneligibleFor = rules;
    }

    public void RequestSupplement(SupplementRequest request)
    {
        MoveTo(ApplicationStatus.SupplementRequested, request.Reason, request.AskedAt);
        SupplementRequest = request;
    }

    public void AddSupplement(Supplement supplement, EligibilityReport report)
    {
        Require(
            Status is ApplicationStatus.SupplementRequested, "application-wrong-state", "A supplement is taken when the commission has asked for one.");
        Require(
            !(SupplementRequest?.DueAt <= supplement.At), "supplement-over",
            $"The supplement was due before {SupplementRequest?.DueAt:u}: the check goes on without it.");
        var asked = (SupplementRequest?.Points ?? []).Select(p => p.Name).ToList();
        var missing = asked.Except((supplement.Points ?? []).Select(p => p.Name)).ToList();
        Require(missing.Count == 0, "supplement-incomplete", $"Say something to each point that was named: {string.Join(", ", missing)}.");
        MoveTo(ApplicationStatus.EligibilityCheck);
        Supplements = [.. Supplements, supplement];
        EligibilityReport = report;
    }

    /// <summary>False where there is nothing to go on without: it came, or the deadline was moved.</summary>
    public bool IsSupplementOver(DateTimeOffset now) => Status is ApplicationStatus.SupplementRequested && SupplementRequest?.DueAt <= now;

    public void Reinstate(string reason, EligibilityReport report, DateTimeOffset now)
    {
        Require(Status is ApplicationStatus.Ineligible, "application-wrong-state", "Only what was found ineligible can be reinstated.");
        MoveTo(ApplicationStatus.EligibilityCheck, reason, now);
        EligibilityReport = report;
    }

    private void RequireInCheck() => Require(
        Status is ApplicationStatus.EligibilityCheck, "application-wrong-state", "Only while its eligibility is checked.");
}
