using System.Security.Cryptography;

namespace Messaging;

/// <summary>
/// Disorder on purpose, for tests: <c>REHEARSE=copies:milliseconds</c> publishes every event so many times under its one id, and
/// holds every delivery back for a random while, so that they overtake each other.
/// </summary>
internal static class Rehearsal
{
    private static readonly (int Copies, int Milliseconds) Plan = Parse(Environment.GetEnvironmentVariable("REHEARSE"));

    public static int Copies => Plan.Copies;

    public static Task HoldBackAsync(TimeProvider time, CancellationToken cancellationToken) => Plan.Milliseconds == 0
        ? Task.CompletedTask
        : Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(Plan.Milliseconds)), time, cancellationToken);

    private static (int, int) Parse(string? setting)
    {
        var parts = setting?.Split(':');
        return parts is [var copies, var wait] && int.TryParse(copies, out var n) && int.TryParse(wait, out var milliseconds)
            ? (n, milliseconds)
            : (1, 0);
    }
}
