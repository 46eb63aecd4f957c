using Calendar;
using Funding.Budgets.Changes;
using Funding.Data;
using Funding.FiscalYears;
using Funding.Sources;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Budgets;

/// <summary>A budget as callers see it; what is left of it stands in the ledger.</summary>
/// <param name="Amount">As it was approved first; what changed it since are its budget changes.</param>
/// <param name="DocumentNumber">The quota's document (指标文号).</param>
public sealed record BudgetView(
    Guid Id, long Revision, BudgetStatus Status, int FiscalYear, string FundSource, string Line, MoneyAmount Amount, Guid? SourceId,
    Instrument Instrument, string? DocumentNumber) : IVersioned
{
    internal static BudgetView Of(Budget b) => new(
        b.Id, b.Revision, b.Status, b.FiscalYear, b.FundSource, b.Line, MoneyAmount.OfFen(b.AmountFen), b.SourceId, b.Instrument, b.DocumentNumber);
}

internal static class BudgetEndpoints
{
    public static IServiceCollection AddBudgets(this IServiceCollection services) => services.AddScoped<IDueHandler, EndFiscalYear>();

    /// <summary>Budgets with what they come from, what changes them, and their years.</summary>
    public static void MapBudgets(this IEndpointRouteBuilder app)
    {
        var budgets = app.MapApi("/budgets", "Budgets");
        budgets.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Budgets, oldest first.");
        budgets.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One budget.");
        budgets.MapPost("/", DraftBudget.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Drafts the quota of a fund source, fiscal year and line (R77).");
        budgets.MapPost("/{id:guid}/approve", ApproveBudget.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves a budget: its money is appropriated.");
        budgets.MapPost("/{id:guid}/changes", ProposeChange.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Proposes an adjustment, transfer, freeze, carry-over or lapse by its document.");
        app.MapSources();
        app.MapFiscalYears();
        app.MapBudgetChanges();
    }

    private static Task<Page<BudgetView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Budgets.ToPageAsync(page, BudgetView.Of, cancellationToken);

    private static Task<Results<Ok<BudgetView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Budgets.OneAsync(id, BudgetView.Of, cancellationToken);
}
