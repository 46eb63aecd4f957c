namespace Registry.Bases;

/// <summary>What the dynamic management does with a base at the moment (R79).</summary>
public enum ManagementStatus
{
    Regular,
    UnderEvaluation,

    /// <summary>Ordered to rectify; it still holds its title (R83).</summary>
    Rectifying,
}
