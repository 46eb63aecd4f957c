using Applications.Recognitions;
using Contracts.Applications;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Intake;

/// <summary>Selection (R89), public notice with its objections, and the city government's consent (R90).</summary>
internal sealed partial class Application
{
    /// <summary>The first instant after the notice; none while it is not shown.</summary>
    public DateTimeOffset? NoticeEndsAt { get; private set; }

    public IReadOnlyList<Objection> Objections { get; private set; } = [];

    /// <summary>The base it has become.</summary>
    public Guid? RecognitionId { get; private set; }

    public void Shortlist() => MoveTo(ApplicationStatus.Shortlisted);

    public void Reserve() => MoveTo(ApplicationStatus.Reserve);

    public void LeaveOut() => MoveTo(ApplicationStatus.NotSelected);

    public void Promote(string reason, DateTimeOffset now)
    {
        Require(Status is ApplicationStatus.Reserve, "application-wrong-state", "Only a reserve can be promoted; the others are selected by their rank.");
        MoveTo(ApplicationStatus.Shortlisted, reason, now);
    }

    public void ShowToThePublic(DateTimeOffset until)
    {
        MoveTo(ApplicationStatus.PublicNotice);
        NoticeEndsAt = until;
    }

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

    /// <summary>A second objection joins the first: they are decided together.</summary>
    public void Object(string objector, string grounds, DateTimeOffset now)
    {
        if (Status is ApplicationStatus.ObjectionOpen)
        {
            Revision++;
        }
        else
        {
            MoveTo(ApplicationStatus.ObjectionOpen);
        }

        Require(now < NoticeEndsAt, "notice-over", $"Objections are taken during the notice, which ended at {NoticeEndsAt:u}.");
        Objections = [.. Objections, new(objector, grounds, now, Upheld: null, Answer: null)];
    }

    /// <summary>The open objections are wrong.</summary>
    public void Dismiss(string reason, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Dismissed, reason, now);
        Answer(upheld: false, reason);
    }

    /// <summary>After a dismissal: the notice goes on to the end that it had.</summary>
    public void ResumeNotice() => MoveTo(ApplicationStatus.PublicNotice);

    /// <summary>The open objections are right: its rank no longer counts.</summary>
    public void Uphold(string reason, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Upheld, reason, now);
        Answer(upheld: true, reason);
        (NoticeEndsAt, Rank, Score) = (null, null, null);
    }

    public ObjectionUpheld GoBack(bool toEvaluation, string reason)
    {
        MoveTo(toEvaluation ? ApplicationStatus.UnderEvaluation : ApplicationStatus.EligibilityCheck);
        return new(Id, Revision, CallId, toEvaluation, reason);
    }

    public Recognition Recognise(string documentNumber, DateOnly on)
    {
        MoveTo(ApplicationStatus.Recognised);
        var recognition = new Recognition(
            CallId, Kind, Name, Area, Applicant, documentNumber, on, new(Id, Form.Payee?.ToPayee(), Form.PromisedTargets(), Form.Plan()));
        RecognitionId = recognition.Id;
        return recognition;
    }

    public void Refuse(string reason, DateTimeOffset now) => MoveTo(ApplicationStatus.Refused, reason, now);

    private void Answer(bool upheld, string reason) =>
        Objections = [.. Objections.Select(o => o.Upheld is null ? o with { Upheld = upheld, Answer = reason } : o)];
}
