using Applications.Forms;
using Contracts.Applications;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Intake;

/// <summary>County review (R88), eligibility check and the experts' examination, up to the ranking (R89).</summary>
internal sealed partial class Application
{
    /// <summary>The county that recommends is the applicant as well (R18): somebody else must look at it too.</summary>
    public bool OwnRegion => Kind is Contracts.BaseKind.Region;

    public DateTimeOffset? IndependentlyCheckedAt { get; private set; }

    public IReadOnlyList<Supplement> Supplements { get; private set; } = [];

    /// <summary>1 is best; those that stay equal share a rank.</summary>
    public int? Rank { get; private set; }

    /// <summary>0 to 100, four decimal places.</summary>
    public decimal? Score { get; private set; }

    public void TakeUpReview() => MoveTo(ApplicationStatus.CountyReview);

    public ApplicationRecommended Recommend(string opinion, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Recommended);
        Say(opinion, now);
        return new(Id, Revision, CallId, Kind, Area, OwnRegion, now);
    }

    /// <param name="until">The first instant at which the corrected form is too late, unless the call is open still.</param>
    public void Return(string reason, IReadOnlyList<MarkedField> fields, DateTimeOffset until, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Returned, reason, now);
        CorrectionUntil = until;
        Corrections = Correction.Mark(Form, fields);
    }

    public void DoNotRecommend(string reason, DateTimeOffset now) => MoveTo(ApplicationStatus.NotRecommended, reason, now);

    /// <summary>A draft again: the seal is lifted, and what was submitted is known by its hash in the audit log only.</summary>
    public void Reopen()
    {
        MoveTo(ApplicationStatus.Draft);
        (FormHash, SubmittedAt) = (null, null);
    }

    public void CheckIndependently(string opinion, DateTimeOffset now)
    {
        Require(OwnRegion, "independent-check-not-needed", "Only where the recommending county applies itself is a second look needed.");
        Require(
            Status is ApplicationStatus.Recommended or ApplicationStatus.EligibilityCheck, "application-wrong-state",
            "The independent check lies between the recommendation and the eligibility decision.");
        IndependentlyCheckedAt = now;
        Say(opinion, now);
        Revision++;
    }

    /// <summary>Also from a requested supplement that never came: the check goes on without it.</summary>
    public void CheckEligibility()
    {
        Require(
            Status is not (ApplicationStatus.Ineligible or ApplicationStatus.Upheld), "application-wrong-state",
            "It was found ineligible: reinstate it with a reason, if that was wrong.");
        MoveTo(ApplicationStatus.EligibilityCheck);
    }

    public ApplicationEligible FindEligible(string opinion, Guid criteriaVersion, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Eligible);
        Require(
            !OwnRegion || IndependentlyCheckedAt is not null, "independent-check-missing",
            "The county recommended its own region: record an independent check first.");
        Say(opinion, now);
        return new(
            Id, Revision, CallId, Kind, Name, Area, criteriaVersion, Form.Parties(ApplicantCode), Form.ItemAnswers(), FormHash!);
    }

    public void FindIneligible(string reason, DateTimeOffset now) => MoveTo(ApplicationStatus.Ineligible, reason, now);

    public void RequestSupplement(string reason, DateTimeOffset now) => MoveTo(ApplicationStatus.SupplementRequested, reason, now);

    public void AddSupplement(string statement, DateTimeOffset now)
    {
        Require(
            Status is ApplicationStatus.SupplementRequested, "application-wrong-state", "A supplement is taken when the commission has asked for one.");
        MoveTo(ApplicationStatus.EligibilityCheck);
        Supplements = [.. Supplements, new(statement, now)];
    }

    public void Reinstate(string reason, DateTimeOffset now)
    {
        Require(Status is ApplicationStatus.Ineligible, "application-wrong-state", "Only what was found ineligible can be reinstated.");
        MoveTo(ApplicationStatus.EligibilityCheck, reason, now);
    }

    /// <summary>Experts examine it.</summary>
    public void BeginEvaluation() => MoveTo(ApplicationStatus.UnderEvaluation);

    public void CompleteEvaluation() => MoveTo(ApplicationStatus.Evaluated);

    /// <summary>Takes its place in the ranking, or a new place in a later one.</summary>
    public void PutInOrder(int rank, decimal score)
    {
        if (Status is ApplicationStatus.Ranked or ApplicationStatus.Reserve)
        {
            Revision++;
        }
        else
        {
            MoveTo(ApplicationStatus.Ranked);
        }

        (Rank, Score) = (rank, score);
    }

    private void MoveTo(ApplicationStatus next, string text, DateTimeOffset now)
    {
        MoveTo(next);
        Say(text, now);
    }
}
