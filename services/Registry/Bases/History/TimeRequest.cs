using Calendar;
using ServiceDefaults.Http;

namespace Registry.Bases.History;

/// <summary>The two axes of time of a read: on which day it was true, and at which instant it was known. Left out, both are now.</summary>
public sealed record TimeRequest
{
    /// <summary>A date in Shanghai.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>An instant of business time, with its offset; not ahead, so that the answer stays the same for good.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    internal bool IsNow => this is { AsOf: null, KnownAt: null };

    internal (DateOnly AsOf, DateTimeOffset KnownAt) In(BusinessClock clock)
    {
        if (KnownAt > clock.Now)
        {
            throw new AnswerException(
                StatusCodes.Status422UnprocessableEntity, "known-at-ahead", $"knownAt lies ahead of {clock.Now:O}, which is now: name an instant that has passed.");
        }

        return (AsOf ?? DateOnly.MaxValue, KnownAt?.ToUniversalTime() ?? DateTimeOffset.MaxValue);
    }
}
