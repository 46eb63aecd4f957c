namespace Benchmarks.Rounds;

/// <summary>An invariant did not hold after a round, so its speed means nothing.</summary>
internal sealed class WrongRunException(string message) : Exception(message)
{
    public static void Unless(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new WrongRunException(otherwise);
        }
    }
}
