namespace Registry.Plans;

/// <summary>Where a step of a plan stands, as the last accepted report says.</summary>
public enum StepStatus
{
    Planned,
    InProgress,
    Done,
}

/// <summary>What a step of a plan is.</summary>
public enum StepKind
{
    /// <summary>重点任务: a task that the policy sets the base's kind, by its clause.</summary>
    Task,

    /// <summary>进度节点: a dated step of the builder's own.</summary>
    Milestone,
}
