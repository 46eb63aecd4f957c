namespace Scoring;

/// <summary>The document cannot be scored: it contradicts itself or its criteria.</summary>
public sealed class ScoringException(string message) : Exception(message)
{
    internal static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new ScoringException(fault);
        }
    }
}
