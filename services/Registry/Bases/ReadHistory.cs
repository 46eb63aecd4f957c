using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Bases;

internal static class ReadHistory
{
    private const int DefaultLimit = 50;

    public static async Task<Results<Ok<Page<HistoryView>>, NotFound>> List(
        Guid id, [AsParameters] PageRequest page, RegistryDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (!await db.Bases.ManagedInSightOf(caller).AnyAsync(b => b.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var history = db.BaseHistory.AsNoTracking().Where(h => h.BaseId == id);
        var after = await history.Where(h => h.Id == page.After).Select(h => h.Version).SingleOrDefaultAsync(cancellationToken);
        var size = page.Limit ?? DefaultLimit;
        var rows = await history.Where(h => h.Version > after).OrderBy(h => h.Version).Take(size + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(size).ToList();
        return TypedResults.Ok(new Page<HistoryView>([.. shown.Select(HistoryView.Of)], rows.Count > size ? shown[^1].Id : null));
    }
}

/// <summary>One change of a base, and the state after it.</summary>
/// <param name="Version">The base's revision that the change made.</param>
/// <param name="At">Business time.</param>
/// <param name="By">The subject of the person's token, or the queue of the message that caused it.</param>
public sealed record HistoryView(
    Guid Id, long Version, string What, TitleStatus Title, ManagementStatus Management, Grade? LatestGrade, DateTimeOffset At, string By,
    string? Reason)
{
    internal static HistoryView Of(BaseHistory h) =>
        new(h.Id, h.Version, h.What, h.Title, h.Management, h.LatestGrade, h.At, h.By, h.Reason);
}
