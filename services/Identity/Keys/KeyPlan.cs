namespace Identity.Keys;

/// <summary>When keys are created, used and forgotten; a pure function of the stored keys and the time.</summary>
internal sealed record KeyPlan(TimeSpan Period, TimeSpan Lead, TimeSpan Keep)
{
    /// <summary>When a further key must become active, or null while the stored ones suffice.</summary>
    public DateTimeOffset? NextActiveFrom(IReadOnlyCollection<StoredKey> keys, DateTimeOffset now)
    {
        if (keys.Count == 0)
        {
            return now;
        }

        var due = keys.Max(key => key.ActiveFrom) + Period;
        if (due - Lead > now)
        {
            return null;
        }

        // After a long pause the successor is still published for the whole lead before it signs.
        return due > now + Lead ? due : now + Lead;
    }

    public static StoredKey Active(IEnumerable<StoredKey> keys, DateTimeOffset now) =>
        keys.OrderBy(key => key.ActiveFrom).LastOrDefault(key => key.ActiveFrom <= now)
        ?? keys.MinBy(key => key.ActiveFrom)!; // another replica's clock may be slightly ahead of this one

    /// <summary>Keys whose successor has been in use for so long that nothing they made can still be valid.</summary>
    public IReadOnlyList<StoredKey> Spent(IReadOnlyCollection<StoredKey> keys, DateTimeOffset now)
    {
        var lastNeeded = keys.Where(key => key.ActiveFrom + Keep <= now).MaxBy(key => key.ActiveFrom);
        return lastNeeded is null ? [] : keys.Where(key => key.ActiveFrom < lastNeeded.ActiveFrom).ToList();
    }
}
