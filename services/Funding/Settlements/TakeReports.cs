using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
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
        Request request, SettlementDesk desk, ReportDesk reports, BusinessClock clock, CancellationToken cancellationToken)
    {
        foreach (var report in request.Reports)
        {
            TakeReport.RequirePast(report, clock);
        }

        var settled = new HashSet<TreasuryReport>(
            request.Reports.Where(r => r.Outcome is ReportedOutcome.Paid).DistinctBy(r => r.EndToEndId), ReferenceEqualityComparer.Instance);
        settled.ExceptWith(await desk.SettleAsync([.. settled], cancellationToken));
        var others = request.Reports.Where(report => !settled.Contains(report)).ToList();
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
}
