using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Settlements;

/// <summary>A whole run's reports at once, all or nothing: what was paid in one call of the database, the others one by one after it.</summary>
internal static class TakeReports
{
    private const int Most = 10_000;

    public sealed record Request([property: Required, MinLength(1), Items(Most)] IReadOnlyList<TreasuryReport> Reports);

    /// <param name="Booked">Payments that have gone on.</param>
    /// <param name="Known">Reports that said what was known.</param>
    /// <param name="Contradicting">End-to-end ids of payments that were left alone, for people to find out.</param>
    /// <param name="Unknown">End-to-end ids that are no payment of ours.</param>
    public sealed record Answer(int Booked, int Known, IReadOnlyList<string> Contradicting, IReadOnlyList<string> Unknown);

    public static async Task<Ok<Answer>> Handle(
        Request request, FundingDb db, SettlementDesk desk, ReportDesk reports, BusinessClock clock, CancellationToken cancellationToken)
    {
        foreach (var report in request.Reports)
        {
            TakeReport.RequirePast(report, clock);
        }

        var others = await SettleAsync(request.Reports, db, desk, cancellationToken);
        var taken = new List<(TreasuryReport Report, ReportView? View)>();
        foreach (var report in others)
        {
            taken.Add((report, await reports.TakeAsync(report, cancellationToken)));
        }

        return TypedResults.Ok(new Answer(
            request.Reports.Count - others.Count + taken.Count(t => t.View?.Taken is Taking.Booked),
            taken.Count(t => t.View?.Taken is Taking.Known),
            [.. taken.Where(t => t.View?.Taken is Taking.Contradicts).Select(t => t.Report.EndToEndId)],
            [.. taken.Where(t => t.View is null).Select(t => t.Report.EndToEndId)]));
    }

    /// <returns>The reports that were not simply of a payment that was paid.</returns>
    private static async Task<List<TreasuryReport>> SettleAsync(
        IReadOnlyList<TreasuryReport> all, FundingDb db, SettlementDesk desk, CancellationToken cancellationToken)
    {
        var paid = all.Where(r => r.Outcome is ReportedOutcome.Paid).DistinctBy(r => r.EndToEndId).ToDictionary(r => r.EndToEndId);
        var ids = paid.Keys.ToArray();
        await db.LockBasesAsync(
            await db.Payments.Where(p => ids.Contains(p.EndToEndId)).Select(p => p.BaseId).Distinct().ToListAsync(cancellationToken), cancellationToken);
        var due = (await desk.FindAsync(ids, cancellationToken)).FindAll(d => d.IsPlain && paid[d.Payment.EndToEndId].IsOf(d.Payment));
        if (due.Count == 0)
        {
            return [.. all];
        }

        var batch = desk.NewBatch();
        var booked = new HashSet<TreasuryReport>(ReferenceEqualityComparer.Instance);
        foreach (var one in due)
        {
            var report = paid[one.Payment.EndToEndId];
            batch.Add(one, report.BookedOn!.Value, report.Reference);
            booked.Add(report);
        }

        await desk.SettleAsync(batch, cancellationToken);
        return [.. all.Where(report => !booked.Contains(report))];
    }
}
