using Applications.Calls;
using Applications.Forms;
using Applications.Materials;
using Contracts;
using Contracts.Applications;
using Evidence;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Intake;

/// <summary>
/// One organisation's application under a call for one kind of base (R86–R90). It moves along its table only; from its
/// submission on its form is sealed, so that what is judged is what was handed in.
/// </summary>
internal sealed partial class Application : IAggregate
{
    private Application()
    {
    }

    public Application(Call call, BaseKind kind, string applicantCode, ApplicationForm form, DateTimeOffset now)
    {
        Require(call.Status is not CallStatus.Draft, "call-not-published", "Applications are drafted under a published call only.");
        Require(call.Kinds.Contains(kind), "kind-not-in-call", "This call does not invite that kind of base.");
        Require(now < call.ClosesAt, "call-not-open", $"The call closed at {call.ClosesAt:u}: wait for the next one.");
        Require(call.CriteriaOf(kind) is not null, "criteria-missing", "This call binds no criteria for that kind: ask the commission.");
        Id = Guid.CreateVersion7();
        (CallId, CallVersion, Kind, ApplicantCode) = (call.Id, call.Version, kind, applicantCode);
        Take(form);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public ApplicationStatus Status { get; private set; }

    public Guid CallId { get; private set; }

    /// <summary>The version of the call that it is made under: a draft follows amendments, what was handed in once does not.</summary>
    public int CallVersion { get; private set; }

    public BaseKind Kind { get; private set; }

    /// <summary>Credit code of the organisation that applies, from its person's token.</summary>
    public string ApplicantCode { get; private set; } = "";

    /// <summary>The form's, as a column to search by; so is <see cref="Area"/>.</summary>
    public string Name { get; private set; } = "";

    public string Area { get; private set; } = "";

    /// <summary>Credit code of the form's carrier, to find it in other applications by.</summary>
    public string? CarrierCode { get; private set; }

    public ApplicationForm Form { get; private set; } = new("", "", "");

    /// <summary>The seal; none while the form may change.</summary>
    public string? FormHash { get; private set; }

    /// <summary>Business time of the last submission; none for what only its applicant knows.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Such as 2018-REG-0001, for people; the database gives it at the first submission, for good.</summary>
    public string? Number { get; private set; }

    /// <summary>What the county last returned it for, field by field.</summary>
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>The first instant at which a returned form is too late although the call is closed; none before it was returned.</summary>
    public DateTimeOffset? CorrectionUntil { get; private set; }

    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    /// <summary>Also true of a draft that was returned.</summary>
    public bool WasHandedIn => Remarks.Any(remark => remark.Status is ApplicationStatus.Returned);

    public Party Applicant => new(Form.ApplicantName, ApplicantCode);

    public void Change(ApplicationForm form)
    {
        Require(
            Status is ApplicationStatus.Draft, "application-wrong-state",
            "The form is sealed since the application was submitted: only a returned application can be reopened and changed.");
        Take(form);
    }

    public ApplicationSubmitted Submit(Call call, IReadOnlyList<FormProblem> problems, IReadOnlyList<Material> materials, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Submitted);
        Require(
            call.IsOpenAt(now) || now < CorrectionUntil, "call-not-open",
            $"Applications are taken from {call.OpensAt:u} until before {call.ClosesAt:u}, returned ones until their correction is due; it is {now:u}.");
        Require(
            problems.Count == 0, "form-incomplete",
            problems.Count == 0 ? "" : $"The form lacks {problems.Count} things, such as {problems[0].Pointer}: GET …/validation lists them all.");
        CallVersion = WasHandedIn ? CallVersion : call.Version;
        FormHash = SealedForm.Hash(CallId, Kind, ApplicantCode, call.CriteriaOf(Kind)!.Value, Form, materials);
        SubmittedAt = now;
        return new(Id, Revision, CallId, Kind, Name, Area, Applicant, now);
    }

    /// <summary>Null for a draft, which nobody else has heard of.</summary>
    public ApplicationWithdrawn? Withdraw(string reason, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Withdrawn);
        Say(reason, now);
        (NoticeEndsAt, Rank, Score) = (null, null, null);
        return SubmittedAt is null ? null : new(Id, Revision, CallId, reason);
    }

    private void Take(ApplicationForm form)
    {
        (Form, Name, Area, CarrierCode) = (form, form.Name, form.Area, form.Carrier?.CreditCode);
        Revision++;
    }

    private void Say(string text, DateTimeOffset now) => Remarks = [.. Remarks, new(Status, text, now)];

    private void MoveTo(ApplicationStatus next)
    {
        Status = (Status, next) switch
        {
            (ApplicationStatus.Draft, ApplicationStatus.Submitted or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Submitted, ApplicationStatus.CountyReview or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.CountyReview, ApplicationStatus.Recommended or ApplicationStatus.Returned or ApplicationStatus.NotRecommended or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Returned, ApplicationStatus.Draft or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Recommended, ApplicationStatus.EligibilityCheck or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.EligibilityCheck, ApplicationStatus.Eligible or ApplicationStatus.Ineligible or ApplicationStatus.SupplementRequested or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.SupplementRequested, ApplicationStatus.EligibilityCheck or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Ineligible, ApplicationStatus.EligibilityCheck or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Eligible, ApplicationStatus.UnderEvaluation or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.UnderEvaluation, ApplicationStatus.Evaluated or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Evaluated, ApplicationStatus.Ranked or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Ranked, ApplicationStatus.Shortlisted or ApplicationStatus.Reserve or ApplicationStatus.NotSelected or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Reserve, ApplicationStatus.Shortlisted or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Shortlisted, ApplicationStatus.PublicNotice or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.PublicNotice, ApplicationStatus.GovernmentConsent or ApplicationStatus.ObjectionOpen or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.ObjectionOpen, ApplicationStatus.Dismissed or ApplicationStatus.Upheld or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Dismissed, ApplicationStatus.PublicNotice or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.Upheld, ApplicationStatus.EligibilityCheck or ApplicationStatus.UnderEvaluation or ApplicationStatus.Withdrawn) => next,
            (ApplicationStatus.GovernmentConsent, ApplicationStatus.Recognised or ApplicationStatus.Refused) => next,
            _ => throw new RuleViolationException(
                "application-wrong-state", $"An application that is {Status} cannot become {next}: read it again for what can be done now."),
        };
        Revision++;
    }
}
