namespace Evidence;

/// <summary>One thing a verifier found wrong, and exactly where.</summary>
/// <param name="Code">Stable, such as <c>row-altered</c>.</param>
public sealed record Finding(string Code, string Place, string Detail)
{
    public override string ToString() => $"{Code} at {Place}: {Detail}";
}
