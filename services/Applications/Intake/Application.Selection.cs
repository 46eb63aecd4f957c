using Applications.Recognitions;
using Applications.Selection;
using Contracts.Applications;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Intake;

/// <summary>Selection (R89), public notice with its objections, and the city government's consent (R90).</summary>
internal sealed partial class Application
{
    /// <summary>The first instant after the notice; none while it is not shown.</summary>
    public DateTimeOffset? NoticeEndsAt { get; private set; }

    /// <summary>The notice it is, or was last, shown by.</summary>
    public Guid? NoticeId { get; private set; }

    /// <summary>Its revision when an upheld objection sent it back: a ranking of an earlier revision does not count; 0 before.</summary>
    public long SentBackAt { get; private set; }

    /// <summary>The base it has become.</summary>
    public Guid? RecognitionId { get; private set; }

    public void Settle(SelectionOutcome outcome) => MoveTo(outcome switch
    {
        SelectionOutcome.Shortlisted => ApplicationStatus.Shortlisted,
        SelectionOutcome.Reserve => ApplicationStatus.Reserve,
        _ => ApplicationStatus.NotSelected,
    });

    public void Promote(string reason, DateTimeOffset now)
    {
        Require(Status is ApplicationStatus.Reserve, "application-wrong-state", "Only a reserve can be promoted; the others are selected by their rank.");
        MoveTo(ApplicationStatus.Shortlisted, reason, now);
    }

    /// <param name="notice">None where the call has no days of notice.</param>
    public void ShowToThePublic(Guid? notice, DateTimeOffset until)
    {
        MoveTo(ApplicationStatus.PublicNotice);
        (NoticeId, NoticeEndsAt) = (notice, until);
    }

    /// <summary>Objections are taken while it is shown and the notice runs, also while another one is being decided.</summary>
    public bool IsShownAt(DateTimeOffset now) =>
        Status is ApplicationStatus.PublicNotice or ApplicationStatus.ObjectionOpen && now < NoticeEndsAt;

    /// <summary>False where there is nothing to end: it was withdrawn, an objection is open, or the end was moved.</summary>
    public bool EndNotice(DateTimeOffset now)
    {
        if (Status is not ApplicationStatus.PublicNotice || NoticeEndsAt > now)
        {
            return false;
        }

        MoveTo(ApplicationStatus.GovernmentConsent);
        return true;
    }

    /// <summary>An objection was accepted: its notice does not end before the decision.</summary>
    public void OpenObjection() => MoveTo(ApplicationStatus.ObjectionOpen);

    /// <summary>The open objections are wrong.</summary>
    public void Dismiss(string reason, DateTimeOffset now) => MoveTo(ApplicationStatus.Dismissed, reason, now);

    /// <summary>After a dismissal: the notice goes on to the end that it had.</summary>
    public void ResumeNotice() => MoveTo(ApplicationStatus.PublicNotice);

    /// <summary>The open objections are right: its rank no longer counts.</summary>
    public void Uphold(string reason, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Upheld, reason, now);
        (NoticeEndsAt, Rank, Score) = (null, null, null);
    }

    public ObjectionUpheld GoBack(SentBack back)
    {
        MoveTo(back.ToEvaluation ? ApplicationStatus.UnderEvaluation : ApplicationStatus.EligibilityCheck);
        SentBackAt = Revision;
        return new(Id, Revision, CallId, back.ToEvaluation, back.Reason, back.Items, back.Reviews);
    }

    /// <param name="note">Why it was selected otherwise than by its rank; none where it was by rank.</param>
    public Recognition Recognise(string documentNumber, DateOnly on, string? note = null)
    {
        MoveTo(ApplicationStatus.Recognised);
        var recognition = new Recognition(
            CallId, Kind, Name, Area, Applicant, documentNumber, on, new(Id, Form.Payee?.ToPayee(), Form.PromisedTargets(), Form.Plan(Kind), note));
        RecognitionId = recognition.Id;
        return recognition;
    }

    public void Refuse(string reason, DateTimeOffset now) => MoveTo(ApplicationStatus.Refused, reason, now);
}

/// <summary>Why an application goes back, and what of its examination the reason concerns: no item is every item, no review every review.</summary>
internal sealed record SentBack(bool ToEvaluation, string Reason, IReadOnlyList<string> Items, IReadOnlyList<Guid> Reviews);
