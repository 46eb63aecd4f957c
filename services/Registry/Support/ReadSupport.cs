using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Bases.History;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Support;

/// <summary>The support history of a base, for those who deal with its money; for all others there is none.</summary>
internal static class ReadSupport
{
    private const int DefaultLimit = 50;

    public static async Task<Results<Ok<SupportPage>, NotFound>> List(
        Guid id, [AsParameters] PageRequest page, [AsParameters] TimeRequest time, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var supported = await db.Bases.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (supported is null || !caller.SeesMoneyOf(supported))
        {
            return TypedResults.NotFound();
        }

        var (asOf, knownAt) = time.In(clock);
        var known = await db.SupportEntries.AsNoTracking().Where(e => e.BaseId == id && e.KeptAt <= knownAt).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var all = known.FindAll(e => e.TrueFrom <= asOf);
        var size = page.Limit ?? DefaultLimit;
        var after = page.After ?? Guid.Empty;
        var rows = all.Where(e => e.Id.CompareTo(after) > 0).Take(size + 1).ToList();
        var shown = rows.Take(size).ToList();
        return TypedResults.Ok(new SupportPage(
            [.. shown.Select(SupportView.Of)], rows.Count > size ? shown[^1].Id : null, SupportTotals.Of(all)));
    }
}

/// <summary>A page of the support history, in the order in which the registry heard of it, and what it adds up to.</summary>
public sealed record SupportPage(IReadOnlyList<SupportView> Items, Guid? Next, SupportTotals Totals);

/// <summary>One fact.</summary>
/// <param name="SourceId">The award, payment or recovery.</param>
/// <param name="Amount">Promised, released, paid, failed, demanded or come in.</param>
/// <param name="Outstanding">Of a recovery: still to be paid back.</param>
/// <param name="On">Approved, paid, or due on that date.</param>
/// <param name="KeptAt">Business time at which the registry heard of it.</param>
public sealed record SupportView(
    Guid Id, SupportKind Kind, Guid SourceId, long Version, Guid AwardId, MoneyAmount? Amount, MoneyAmount? Outstanding, DateOnly? On, string? Reason,
    DateTimeOffset KeptAt)
{
    internal static SupportView Of(SupportEntry e) => new(
        e.Id, e.Kind, e.SourceId, e.Version, e.AwardId, MoneyAmount.OfFen(e.AmountFen), MoneyAmount.OfFen(e.OutstandingFen), e.OnDate, e.Reason, e.KeptAt);
}

/// <summary>What the facts add up to, in any order of their arrival: of each source its newest version counts.</summary>
/// <param name="Promised">Approved, less what was released when an award ended early.</param>
/// <param name="Paid">Settled and not returned.</param>
/// <param name="ToPayBack">Demanded back and not settled.</param>
public sealed record SupportTotals(MoneyAmount Promised, MoneyAmount Paid, MoneyAmount ToPayBack)
{
    internal static SupportTotals Of(IReadOnlyList<SupportEntry> all) => new(
        MoneyAmount.OfFen(Sum(all, e => e.AmountFen, SupportKind.AwardApproved) - Sum(all, e => e.AmountFen, SupportKind.AwardTerminated)),
        MoneyAmount.OfFen(PaidFen(all)),
        MoneyAmount.OfFen(Sum(all, e => e.OutstandingFen, SupportKind.RecoveryDemanded, SupportKind.RecoverySettled, SupportKind.RecoveryEnded)));

    internal static long PaidFen(IReadOnlyList<SupportEntry> all) =>
        Sum(all, e => e.Kind is SupportKind.PaymentSettled ? e.AmountFen : 0, SupportKind.PaymentSettled, SupportKind.PaymentFailed);

    private static long Sum(IReadOnlyList<SupportEntry> all, Func<SupportEntry, long?> amount, params SupportKind[] kinds) =>
        all.Where(e => kinds.Contains(e.Kind)).GroupBy(e => e.SourceId).Sum(source => amount(source.MaxBy(e => e.Version)!) ?? 0);
}
