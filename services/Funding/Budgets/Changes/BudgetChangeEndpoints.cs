using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Budgets.Changes;

/// <summary>One change of a budget as callers see it.</summary>
/// <param name="ToBudgetId">Of a transfer or a carry-over, where the money goes.</param>
public sealed record BudgetChangeView(
    Guid Id, long Revision, BudgetChangeStatus Status, Guid BudgetId, BudgetChangeKind Kind, MoneyAmount Amount, Guid? ToBudgetId,
    string DocumentNumber, string Reason) : IVersioned
{
    internal static BudgetChangeView Of(BudgetChange c) => new(
        c.Id, c.Revision, c.Status, c.BudgetId, c.Kind, MoneyAmount.OfFen(c.AmountFen), c.ToBudgetId, c.DocumentNumber, c.Reason);
}

internal static class BudgetChangeEndpoints
{
    public static void MapBudgetChanges(this IEndpointRouteBuilder app)
    {
        var changes = app.MapApi("/budget-changes", "Budgets");
        changes.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Budget changes, oldest first.");
        changes.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One budget change.");
        changes.MapPost("/{id:guid}/approve", DecideChange.Approve).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves a budget change: its money moves. Another person than who proposed it.");
        changes.MapPost("/{id:guid}/refuse", DecideChange.Refuse).RequireAuthorization(Authorization.Approve).WithSummary("Refuses a budget change.");
        changes.MapPost("/{id:guid}/withdraw", DecideChange.Withdraw).RequireAuthorization(Authorization.Manage)
            .WithSummary("Withdraws a budget change that was not decided yet.");
    }

    private static Task<Page<BudgetChangeView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.BudgetChanges.ToPageAsync(page, BudgetChangeView.Of, cancellationToken);

    private static Task<Results<Ok<BudgetChangeView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.BudgetChanges.OneAsync(id, BudgetChangeView.Of, cancellationToken);
}
