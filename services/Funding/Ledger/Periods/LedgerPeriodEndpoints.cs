using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Ledger.Periods;

/// <summary>A month of the books as callers see it.</summary>
/// <param name="Digest">SHA-256 over what the audit log sealed of its journals; once it is closed.</param>
public sealed record PeriodView(Guid Id, long Revision, PeriodStatus Status, string Month, DateOnly? ClosedOn, long? Journals, string? Digest) : IVersioned
{
    internal static PeriodView Of(LedgerPeriod p) =>
        new(p.Id, p.Revision, p.Status, p.FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture), p.ClosedOn, p.Journals, p.Digest);
}

internal static class LedgerPeriodEndpoints
{
    public static void MapLedgerPeriods(this IEndpointRouteBuilder app)
    {
        var periods = app.MapApi("/ledger/periods", "Ledger");
        periods.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Months that are closed or about to be, oldest first.");
        periods.MapPost("/", ProposeClose.Handle).RequireAuthorization(Authorization.Manage).WithSummary("Proposes to close a month that is over.");
        periods.MapPost("/{id:guid}/close", ClosePeriod.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Closes it: nothing is booked into it, or before it, any more; another person than who proposed it.");
    }

    private static Task<Page<PeriodView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.LedgerPeriods.ToPageAsync(page, PeriodView.Of, cancellationToken);
}

internal static class ProposeClose
{
    /// <param name="Month">Such as <c>2018-11</c>.</param>
    public sealed record Request([property: Required, RegularExpression("^20[0-9]{2}-(0[1-9]|1[0-2])$", ErrorMessage = "A month, such as 2018-11.")] string Month);

    public static async Task<Created<PeriodView>> Handle(Request request, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var period = new LedgerPeriod(DateOnly.ParseExact($"{request.Month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture), caller.Subject);
        Require(period.LastDay < clock.Today, "period-not-over", "This month is not over: close it when it is.");
        Require(
            !await db.LedgerPeriods.AnyAsync(p => p.FirstDay >= period.FirstDay && (p.Status == PeriodStatus.Closed || p.FirstDay == period.FirstDay), cancellationToken),
            "period-exists", "This month, or a later one, is closed or proposed already: read the list.");
        db.LedgerPeriods.Add(period);
        db.Record(period, "period-proposed", to: period.Stage);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"ledger/periods/{period.Id}", PeriodView.Of(period));
    }
}

internal static class ClosePeriod
{
    public static Task<Results<Ok<PeriodView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        db.StepAsync(
            db.LedgerPeriods, id, ifMatch,
            new Step<LedgerPeriod>("period-closed", null, async period =>
            {
                Require(period.Status is PeriodStatus.Proposed, "period-wrong-state", "This month is closed.");
                var books = await db.Database.SqlQuery<LedgerDigest>($"SELECT journals, digest FROM ledger_digest({period.FirstDay}, {period.LastDay})").SingleAsync(cancellationToken);
                period.Close(caller.Subject, clock.Today, books);
            })
            {
                Data = period => new { period.Journals, period.Digest },
            },
            PeriodView.Of, cancellationToken);
}
