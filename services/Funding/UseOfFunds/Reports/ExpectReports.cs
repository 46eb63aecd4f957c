using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Awards;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Reports;

/// <summary>Every award that was paid anything owes a report up to a day; from then on the system watches the deadline.</summary>
internal static class ExpectReports
{
    private static readonly AwardStatus[] Accounting = [AwardStatus.Active, AwardStatus.OnHold, AwardStatus.Terminated];

    /// <param name="Until">The last day that is reported on, today or earlier.</param>
    /// <param name="DueWorkingDays">How many working days from today the builders have; 10 unless said.</param>
    public sealed record Request(DateOnly Until, [property: Range(1, 60)] int? DueWorkingDays = null);

    /// <param name="Reports">How many builders are asked.</param>
    public sealed record Answer(DateOnly Until, int Reports);

    public static async Task<Ok<Answer>> Handle(
        Request request, FundingDb db, UseReportDesk desk, BusinessClock clock, CancellationToken cancellationToken)
    {
        Require(request.Until <= clock.Today, "span-not-over", "That day has not come: ask for reports up to today or an earlier day.");
        var paid = db.Awards.Where(a => Accounting.Contains(a.Status) && db.Payments.Any(p => p.AwardId == a.Id && p.PaidOn <= request.Until));
        await db.LockBasesAsync(await paid.Select(a => a.BaseId).Distinct().ToListAsync(cancellationToken), cancellationToken);
        var asked = 0;
        foreach (var award in await paid.OrderBy(a => a.Id).ToListAsync(cancellationToken))
        {
            asked += await desk.ExpectAsync(award, request.Until, isFinal: false, request.DueWorkingDays, cancellationToken) is null ? 0 : 1;
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Answer(request.Until, asked));
    }
}
