using Messaging.Probe;

namespace Messaging.Tests;

internal static class Ticks
{
    /// <summary>Events of as many aggregates.</summary>
    public static IEnumerable<Ticked> Of(int count, string text = "tick") =>
        Enumerable.Range(0, count).Select(_ => new Ticked(Guid.CreateVersion7(), 1, text));
}
