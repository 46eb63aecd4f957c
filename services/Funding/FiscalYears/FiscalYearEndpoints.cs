using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.FiscalYears;

/// <summary>A fiscal year as callers see it.</summary>
public sealed record FiscalYearView(
    Guid Id, long Revision, FiscalYearStatus Status, int Year, DateOnly LastDay, string? ClosingDocument) : IVersioned
{
    internal static FiscalYearView Of(FiscalYear y) => new(y.Id, y.Revision, y.Status, y.Year, y.LastDay, y.ClosingDocument);
}

internal static class FiscalYearEndpoints
{
    public static void MapFiscalYears(this IEndpointRouteBuilder app)
    {
        var years = app.MapApi("/fiscal-years", "Fiscal years");
        years.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Fiscal years, as they were opened.");
        years.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One fiscal year.");
        years.MapPost("/", OpenFiscalYear.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Opens a fiscal year: after its last day its budgets promise nothing more, by itself.");
        years.MapPost("/{id:guid}/close", CloseFiscalYear.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Closes a year whose money is all promised, carried over or lapsed.");
    }

    private static Task<Page<FiscalYearView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.FiscalYears.ToPageAsync(page, FiscalYearView.Of, cancellationToken);

    private static Task<Results<Ok<FiscalYearView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.FiscalYears.OneAsync(id, FiscalYearView.Of, cancellationToken);
}
