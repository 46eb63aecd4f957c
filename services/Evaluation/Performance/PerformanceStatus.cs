namespace Evaluation.Performance;

/// <summary>Open → InProgress → Completed; Cancelled while the base has lost its title.</summary>
public enum PerformanceStatus
{
    Open,
    InProgress,
    Completed,
    Cancelled,
}
