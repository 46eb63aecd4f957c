using Contracts;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Eligibility.Departments;

/// <summary>
/// One question to one department about one applicant (部门联审), and its answer. It becomes overdue by itself; asked again it is a
/// new round, so that no answer is ever lost.
/// </summary>
internal sealed class DepartmentCheck : IAggregate
{
    private DepartmentCheck()
    {
    }

    public DepartmentCheck(Department department, int round, CheckSubject subject, DateTimeOffset now, DateTimeOffset dueAt)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Department, Round, AskedAt, DueAt) = (department, round, now, dueAt);
        (ApplicationId, CallId, Kind, BaseName, Area) = (subject.ApplicationId, subject.CallId, subject.Kind, subject.BaseName, subject.Area);
        (ApplicantName, ApplicantCode) = (subject.Applicant.Name, subject.Applicant.CreditCode);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public DepartmentCheckStatus Status { get; private set; }

    public Department Department { get; private set; }

    /// <summary>1 for the first time that this department was asked about the application; the highest counts.</summary>
    public int Round { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    /// <summary>As the sealed form has it: a department needs no more of the application.</summary>
    public string BaseName { get; private set; } = "";

    public string Area { get; private set; } = "";

    public string ApplicantName { get; private set; } = "";

    public string ApplicantCode { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DepartmentAnswer? Answer { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Where the department's evidence is.</summary>
    public string? Evidence { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string? OverrideReason { get; private set; }

    public string? OverriddenBy { get; private set; }

    public bool IsOpen => Status is DepartmentCheckStatus.Open or DepartmentCheckStatus.Overdue;

    /// <summary>An objection that nobody has overridden.</summary>
    public bool IsObjection => Status is DepartmentCheckStatus.Answered && Answer is DepartmentAnswer.Objection;

    /// <summary>An answer without objection that is not older than that.</summary>
    public bool IsGoodSince(DateTimeOffset earliest) =>
        Status is DepartmentCheckStatus.Answered && Answer is DepartmentAnswer.Clear && AnsweredAt >= earliest;

    /// <summary>The same was answered before: nothing is to be done.</summary>
    public bool Says(DepartmentAnswer answer, string? reason, string? evidence) =>
        Status is DepartmentCheckStatus.Answered && (Answer, Reason, Evidence) == (answer, reason, evidence);

    /// <summary>Late answers are taken too, as long as nobody has decided without them.</summary>
    public void Take(DepartmentAnswer answer, string? reason, string? evidence, string by, DateTimeOffset now)
    {
        MoveTo(DepartmentCheckStatus.Answered);
        (Answer, Reason, Evidence, AnsweredBy, AnsweredAt) = (answer, reason, evidence, by, now);
    }

    /// <summary>False where there is nothing overdue: it was answered or has lapsed.</summary>
    public bool PassDeadline(DateTimeOffset now)
    {
        if (Status is not DepartmentCheckStatus.Open || DueAt > now)
        {
            return false;
        }

        MoveTo(DepartmentCheckStatus.Overdue);
        return true;
    }

    /// <summary>The commission goes on without an overdue answer, or in spite of an objection.</summary>
    public void Override(string reason, string by)
    {
        Require(
            Answer is not (DepartmentAnswer.Clear or DepartmentAnswer.CannotSay), "department-check-wrong-state",
            "The department does not object: there is nothing to override.");
        MoveTo(DepartmentCheckStatus.Overridden);
        (OverrideReason, OverriddenBy) = (reason, by);
    }

    /// <summary>The application was decided or withdrawn before an answer came.</summary>
    public void Lapse() => MoveTo(DepartmentCheckStatus.Lapsed);

    private void MoveTo(DepartmentCheckStatus next)
    {
        Status = (Status, next) switch
        {
            (DepartmentCheckStatus.Open, DepartmentCheckStatus.Answered or DepartmentCheckStatus.Overdue or DepartmentCheckStatus.Lapsed) => next,
            (DepartmentCheckStatus.Overdue, DepartmentCheckStatus.Answered or DepartmentCheckStatus.Overridden or DepartmentCheckStatus.Lapsed) => next,
            (DepartmentCheckStatus.Answered, DepartmentCheckStatus.Overridden) => next,
            _ => throw new ServiceDefaults.Http.RuleViolationException(
                "department-check-wrong-state", $"A department check that is {Status} cannot become {next}: read it again."),
        };
        Revision++;
    }
}

/// <summary>What a department is asked about.</summary>
internal sealed record CheckSubject(Guid ApplicationId, Guid CallId, BaseKind Kind, string BaseName, string Area, Party Applicant);
