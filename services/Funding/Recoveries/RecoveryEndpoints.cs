using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Recoveries;

/// <summary>A recovery as callers see it.</summary>
/// <param name="DueOn">Business date by which the base must have paid back.</param>
public sealed record RecoveryView(
    Guid Id, long Revision, RecoveryStatus Status, Guid AwardId, Guid BaseId, MoneyAmount Demanded, MoneyAmount Recovered,
    MoneyAmount Outstanding, DateOnly DueOn, string? WriteOffReason, IReadOnlyList<ReceiptView> Receipts) : IVersioned
{
    internal static RecoveryView Of(Recovery r) => new(
        r.Id, r.Revision, r.Status, r.AwardId, r.BaseId, MoneyAmount.OfFen(r.DemandedFen), MoneyAmount.OfFen(r.RecoveredFen),
        MoneyAmount.OfFen(r.OutstandingFen), r.DueOn, r.WriteOffReason,
        [.. r.Receipts.OrderBy(x => x.Id).Select(x => new ReceiptView(
            x.Id, MoneyAmount.OfFen(x.AmountFen), MoneyAmount.OfFen(x.RestoredFen), x.ReceivedOn, x.Reference))]);
}

/// <param name="Restored">The part that restored the budget's quota; the rest went back to the treasury.</param>
public sealed record ReceiptView(Guid Id, MoneyAmount Amount, MoneyAmount Restored, DateOnly ReceivedOn, string Reference);

internal static class RecoveryEndpoints
{
    public static void MapRecoveries(this IEndpointRouteBuilder app)
    {
        var recoveries = app.MapApi("/recoveries", "Recoveries");
        recoveries.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Recoveries, oldest first.");
        recoveries.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One recovery with its receipts.");
        recoveries.MapPost("/{id:guid}/receipts", RecordReceipt.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Records money that came back: in the payment's fiscal year to the quota, later to the treasury.");
        recoveries.MapPost("/{id:guid}/write-off", WriteOff.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Gives up what is outstanding.");
    }

    private static Task<Page<RecoveryView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Recoveries.ToPageAsync(page, RecoveryView.Of, cancellationToken);

    private static Task<Results<Ok<RecoveryView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Recoveries.OneAsync(id, RecoveryView.Of, cancellationToken);
}
