using Calendar;
using Evidence;
using Registry.Data;
using Registry.Departments;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Registry.Difficulties;

/// <summary>
/// What a base needs help with, or a policy that is in its way (R13, R99): one department answers for it by a date, others help, and the base
/// says whether it was helped. A date that passes takes it to the next level by itself.
/// </summary>
internal sealed partial class Difficulty : IAggregate, IStaged
{
    private readonly List<Cooperation> _cooperations = [];

    private Difficulty()
    {
    }

    public Difficulty(Guid baseId, DifficultyMatter matter, string by, DifficultyTerms terms)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BaseId, Kind, Type, Title, Description, SurveyAnswerId) =
            (baseId, matter.Kind, matter.Type, matter.Title, matter.Description, matter.SurveyAnswerId);
        (RaisedBy, RaisedOn) = (by, terms.Today);
        DueBy(terms.ToAssign);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public DifficultyStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid BaseId { get; private set; }

    public DifficultyKind Kind { get; private set; }

    public DifficultyType Type { get; private set; }

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>The survey's answer that brought it to light, if one did.</summary>
    public Guid? SurveyAnswerId { get; private set; }

    public string RaisedBy { get; private set; } = "";

    public DateOnly RaisedOn { get; private set; }

    public Department? Responsible { get; private set; }

    public IReadOnlyList<Cooperation> Cooperations => _cooperations;

    /// <summary>What the commission tells the departments.</summary>
    public string? Guidance { get; private set; }

    public DateOnly? AssignedOn { get; private set; }

    public string? ReturnedFor { get; private set; }

    public string? Plan { get; private set; }

    /// <summary>The day by which the department means to be done.</summary>
    public DateOnly? PlannedFor { get; private set; }

    public string? Answer { get; private set; }

    public DifficultyOutcome? Outcome { get; private set; }

    /// <summary>The document that changed the policy (文号).</summary>
    public string? PolicyDocument { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public Satisfaction? Satisfaction { get; private set; }

    public string? Comment { get; private set; }

    public int Reopenings { get; private set; }

    /// <summary>By when whoever's turn it is has to act: to assign, to answer, to say whether it helped.</summary>
    public DateOnly DueOn { get; private set; }

    public string? ExtensionReason { get; private set; }

    /// <summary>The responsible department missed that day; it stays written when it answers late.</summary>
    public DateOnly? OverdueSince { get; private set; }

    public EscalationLevel Level { get; private set; }

    public List<Escalation> Escalations { get; private set; } = [];

    /// <summary>The last day before something happens by itself; none at the highest level.</summary>
    public DateOnly? EscalatesOn { get; private set; }

    public string? EndReason { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public bool AwaitsDepartment => Status is DifficultyStatus.Assigned or DifficultyStatus.Planned or DifficultyStatus.Reopened;

    public bool IsOver => Status is DifficultyStatus.Closed or DifficultyStatus.Dismissed or DifficultyStatus.Withdrawn;

    /// <summary>Business time at which it moves on by itself.</summary>
    public DateTimeOffset? Deadline => IsOver || EscalatesOn is not { } lastDay ? null : WorkingCalendar.EndOfDay(lastDay);

    internal void MoveTo(DifficultyStatus next)
    {
        Status = (Status, next) switch
        {
            (DifficultyStatus.Raised or DifficultyStatus.Returned or DifficultyStatus.Reopened or DifficultyStatus.Assigned
                or DifficultyStatus.Planned, DifficultyStatus.Assigned) => next,
            (DifficultyStatus.Raised or DifficultyStatus.Returned, DifficultyStatus.Dismissed) => next,
            (DifficultyStatus.Assigned, DifficultyStatus.Returned) => next,
            (DifficultyStatus.Assigned or DifficultyStatus.Planned or DifficultyStatus.Reopened, DifficultyStatus.Planned) => next,
            (DifficultyStatus.Planned, DifficultyStatus.Answered) => next,
            (DifficultyStatus.Answered, DifficultyStatus.Closed or DifficultyStatus.Reopened) => next,
            (DifficultyStatus.Reopened, DifficultyStatus.Closed) => next,
            (DifficultyStatus.Raised or DifficultyStatus.Assigned or DifficultyStatus.Returned or DifficultyStatus.Planned
                or DifficultyStatus.Reopened, DifficultyStatus.Withdrawn) => next,
            _ => throw new RuleViolationException(
                "difficulty-wrong-state", $"A difficulty that is {Status} cannot become {next}: read it again to see whose turn it is."),
        };
        Revision++;
    }

    private void DueBy(DateOnly day) => (DueOn, EscalatesOn) = (day, day);
}

/// <summary>What is raised, in the words of the base.</summary>
internal sealed record DifficultyMatter(DifficultyKind Kind, DifficultyType Type, string Title, string Description, Guid? SurveyAnswerId);

/// <summary>A step up, by a date that passed or by the commission.</summary>
public sealed record Escalation(EscalationLevel Level, DateOnly On, string Reason);
