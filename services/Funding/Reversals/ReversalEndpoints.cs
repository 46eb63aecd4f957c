using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Reversals;

/// <summary>A reversal as callers see it.</summary>
/// <param name="Kind">Of the journal that is taken back; its reversing journal has the same subject.</param>
/// <param name="SubjectId">The budget change, the receipt or the write-off that it was booked for.</param>
public sealed record ReversalView(
    Guid Id, long Revision, ReversalStatus Status, Guid JournalId, JournalKind Kind, Guid SubjectId, Guid BudgetId, Guid? AwardId, MoneyAmount Amount,
    string DocumentNumber, string Reason) : IVersioned
{
    internal static ReversalView Of(Reversal r) => new(
        r.Id, r.Revision, r.Status, r.JournalId, r.Kind, r.SubjectId, r.BudgetId, r.AwardId, MoneyAmount.OfFen(r.AmountFen), r.DocumentNumber, r.Reason);
}

internal static class ReversalEndpoints
{
    public static void AddReversals(this IServiceCollection services) => services.AddScoped<TakeBack>();

    public static void MapReversals(this IEndpointRouteBuilder app)
    {
        var reversals = app.MapApi("/ledger/reversals", "Ledger");
        reversals.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Reversals, oldest first.");
        reversals.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One reversal.");
        reversals.MapPost("/", ProposeReversal.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Proposes to take back what was booked in error: a change of a budget, a receipt or a write-off.");
        reversals.MapPost("/{id:guid}/approve", DecideReversal.Approve).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves a reversal: its money moves back today. Another person than who proposed it.");
        reversals.MapPost("/{id:guid}/refuse", DecideReversal.Refuse).RequireAuthorization(Authorization.Approve)
            .WithSummary("Refuses a reversal: what was booked stands.");
        reversals.MapPost("/{id:guid}/withdraw", DecideReversal.Withdraw).RequireAuthorization(Authorization.Manage)
            .WithSummary("Withdraws a reversal that was not decided yet.");
    }

    private static Task<Page<ReversalView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Reversals.ToPageAsync(page, ReversalView.Of, cancellationToken);

    private static Task<Results<Ok<ReversalView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Reversals.OneAsync(id, ReversalView.Of, cancellationToken);
}
