namespace Contracts.Applications;

/// <summary>What the builder of a base has planned in its application (R73, R78).</summary>
/// <param name="Tasks">The policy's tasks of the kind, by code.</param>
/// <param name="OwnFunding">What it will invest itself, by year.</param>
public sealed record BasePlan(
    IReadOnlyList<PlannedTask> Tasks, IReadOnlyList<PlannedMilestone> Milestones, IReadOnlyList<OwnFunding> OwnFunding);

/// <summary>A task of the policy, who answers for it, and until when.</summary>
/// <param name="Code">Such as <c>REG-K1.1</c>.</param>
/// <param name="Title">The task in the policy's words; none from before they were told.</param>
/// <param name="Measures">How the builder means to carry it out, where it said so.</param>
public sealed record PlannedTask(string Code, string Owner, DateOnly DueOn, string? Title = null, string? Measures = null);

/// <summary>A dated step of the plan.</summary>
public sealed record PlannedMilestone(string Name, DateOnly On);

/// <summary>The builder's own money for one year (自筹资金).</summary>
public sealed record OwnFunding(int Year, long AmountFen);
