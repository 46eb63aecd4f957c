using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Budgets;

/// <summary>A budget as callers see it; what is left of it stands in the ledger.</summary>
public sealed record BudgetView(
    Guid Id, long Revision, BudgetStatus Status, int FiscalYear, string FundSource, string Line, MoneyAmount Amount) : IVersioned
{
    internal static BudgetView Of(Budget b) =>
        new(b.Id, b.Revision, b.Status, b.FiscalYear, b.FundSource, b.Line, MoneyAmount.OfFen(b.AmountFen));
}

internal static class BudgetEndpoints
{
    public static void MapBudgets(this IEndpointRouteBuilder app)
    {
        var budgets = app.MapApi("/budgets", "Budgets");
        budgets.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Budgets, oldest first.");
        budgets.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One budget.");
        budgets.MapPost("/", DraftBudget.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Drafts the quota of a fund source, fiscal year and line (R77).");
        budgets.MapPost("/{id:guid}/approve", ApproveBudget.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves a budget: its money is appropriated.");
    }

    private static Task<Page<BudgetView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Budgets.ToPageAsync(page, BudgetView.Of, cancellationToken);

    private static Task<Results<Ok<BudgetView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Budgets.OneAsync(id, BudgetView.Of, cancellationToken);
}
