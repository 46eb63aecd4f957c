namespace Evaluation.Experts;

/// <summary>Active ↔ Retired: who is retired stays on record and examines nothing new.</summary>
public enum ExpertStatus
{
    Active,
    Retired,
}
