namespace Testing;

/// <summary>Waits for a condition, never for a time; the limit only bounds a failure.</summary>
public static class Eventually
{
    // A consumer that lost its broker tries again every 30 s, on a busy machine more than once.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <param name="describe">What the failure message shows of the state that never came.</param>
    public static async Task TrueAsync(Func<Task<bool>> condition, string expectation, Func<Task<string>>? describe = null, TimeSpan? limit = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (limit ?? Limit))
            {
                throw new TimeoutException($"Never came: {expectation}. {(describe is null ? "" : await describe())}");
            }

            await Task.Delay(Pause);
        }
    }

    public static async Task EqualAsync<T>(T expected, Func<Task<T>> actual, string what)
    {
        var last = default(T);
        await TrueAsync(
            async () => Equals(last = await actual(), expected), $"{what} = {expected}", () => Task.FromResult($"Last seen: {last}."));
    }
}
