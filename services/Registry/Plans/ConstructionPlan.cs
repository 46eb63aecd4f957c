using System.Globalization;
using Contracts.Applications;
using Evidence;
using Registry.Plans.Reports;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Plans;

/// <summary>
/// How a base means to reach what it promised (建设方案, R73, R78): tasks by the policy's clause, milestones, own funds by year. A base
/// has one; what has become of its steps is what the accepted reports say.
/// </summary>
internal sealed class ConstructionPlan : IAggregate
{
    private readonly List<PlanStep> _steps = [];

    private ConstructionPlan()
    {
    }

    private ConstructionPlan(Guid baseId, BasePlan plan, string document, DateOnly startsOn)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BaseId, Document, StartsOn, OwnFunding) = (baseId, document, startsOn, [.. plan.OwnFunding.OrderBy(f => f.Year)]);
        _steps.AddRange(plan.Tasks.Select(t => new PlanStep(Id, StepKind.Task, t.Code, t.Title ?? t.Code, t.Owner, t.Measures, t.DueOn)));
        _steps.AddRange(plan.Milestones.OrderBy(m => m.On).Select((m, i) => new PlanStep(Id, StepKind.Milestone, MilestoneCode(i), m.Name, null, null, m.On)));
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid BaseId { get; private set; }

    /// <summary>The document by which the plan holds: the city's consent, or what the commission wrote.</summary>
    public string Document { get; private set; } = "";

    /// <summary>Progress is expected from this day on.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Of the newest period whose report was accepted: an older one that comes later changes no step.</summary>
    public DateOnly? ReportedUntil { get; private set; }

    public Guid? ReportedPeriod { get; private set; }

    public List<OwnFunding> OwnFunding { get; private set; } = [];

    public IReadOnlyList<PlanStep> Steps => _steps;

    public static ConstructionPlan Adopt(Guid baseId, BasePlan plan, string document, DateOnly startsOn) => new(baseId, plan, document, startsOn);

    public PlanStep? Find(string step) => _steps.SingleOrDefault(s => s.Code == step);

    /// <summary>What an accepted report says of its steps, so that reports accepted in any order come to the same end.</summary>
    public void Advance(ReportingPeriod period, IEnumerable<ReportedStep> reported)
    {
        (ReportedUntil, ReportedPeriod) = (period.ToDay, period.Id);
        foreach (var said in reported)
        {
            Known(said.Code).Advance(said.Progress, said.CompletedOn);
        }

        Revision++;
    }

    /// <summary>No report on a later period was accepted before; of periods that end together the one opened last is the later.</summary>
    public bool IsNews(ReportingPeriod period) =>
        (period.ToDay, period.Id).CompareTo((ReportedUntil ?? DateOnly.MinValue, ReportedPeriod ?? Guid.Empty)) > 0;

    public void Reschedule(string step, DateOnly dueOn)
    {
        Require(dueOn >= StartsOn, "step-before-plan", $"The plan begins on {StartsOn:yyyy-MM-dd}: name that day or a later one.");
        Known(step).Reschedule(dueOn);
        Revision++;
    }

    /// <summary>Supervision has found that it is not done after all (R102).</summary>
    public void Reopen(string step, int progress)
    {
        Known(step).Reopen(progress);
        Revision++;
    }

    private static string MilestoneCode(int index) => string.Create(CultureInfo.InvariantCulture, $"M{index + 1:00}");

    private PlanStep Known(string step) => Find(step) ?? throw new InvalidOperationException($"The plan of base {BaseId} has no step {step}.");
}
