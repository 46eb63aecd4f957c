using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Plans;

/// <summary>A task or milestone of a plan. The date of the first plan stays beside the date of now, so that slippage shows.</summary>
internal sealed class PlanStep
{
    public const int Whole = 100;

    private PlanStep()
    {
    }

    public PlanStep(Guid planId, StepKind kind, string code, string title, string? owner, string? measures, DateOnly dueOn)
    {
        (PlanId, Kind, Code, Title, Owner, Measures) = (planId, kind, code, title, owner, measures);
        (FirstDueOn, DueOn) = (dueOn, dueOn);
    }

    public Guid PlanId { get; private set; }

    /// <summary>Of a task the policy's, such as <c>REG-K1.1</c>; of a milestone its number, such as <c>M01</c>.</summary>
    public string Code { get; private set; } = "";

    public StepKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Who answers for it (责任单位); the builder where nobody is named.</summary>
    public string? Owner { get; private set; }

    public string? Measures { get; private set; }

    public DateOnly FirstDueOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>Per cent.</summary>
    public int Progress { get; private set; }

    public StepStatus Status { get; private set; }

    public DateOnly? CompletedOn { get; private set; }

    internal void Advance(int progress, DateOnly? completedOn)
    {
        var next = progress switch { 0 => StepStatus.Planned, Whole => StepStatus.Done, _ => StepStatus.InProgress };
        if (next != Status)
        {
            MoveTo(next);
        }

        (Progress, CompletedOn) = (progress, progress == Whole ? completedOn : null);
    }

    internal void Reschedule(DateOnly dueOn)
    {
        Require(Status is not StepStatus.Done, "step-done", $"{Code} is done: nothing of it is put off.");
        Require(dueOn != DueOn, "step-date-unchanged", $"{Code} is due on {DueOn:yyyy-MM-dd} already: name another date.");
        DueOn = dueOn;
    }

    internal void Reopen(int progress)
    {
        Require(Status is StepStatus.Done, "step-not-done", $"{Code} is {Status}: only what was reported as done is opened again.");
        MoveTo(StepStatus.InProgress);
        (Progress, CompletedOn) = (progress, null);
    }

    internal void MoveTo(StepStatus next) => Status = (Status, next) switch
    {
        (StepStatus.Planned, StepStatus.InProgress or StepStatus.Done) => next,
        (StepStatus.InProgress, StepStatus.Planned or StepStatus.Done) => next,
        (StepStatus.Done, StepStatus.InProgress) => next,
        _ => throw new RuleViolationException("step-wrong-state", $"A step that is {Status} cannot become {next}: read the plan again."),
    };
}
