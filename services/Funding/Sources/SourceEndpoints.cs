using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Sources;

/// <summary>A fund source as callers see it.</summary>
/// <param name="Basis">The document that founded it (设立依据文号).</param>
public sealed record SourceView(
    Guid Id, long Revision, SourceStatus Status, string Code, string Name, SourceType Type, IReadOnlyList<Instrument> Instruments, string Basis) : IVersioned
{
    internal static SourceView Of(FundSource s) => new(s.Id, s.Revision, s.Status, s.Code, s.Name, s.Type, s.Instruments, s.Basis);
}

/// <summary>Money given to a source for one fiscal year.</summary>
public sealed record AppropriationView(
    Guid Id, long Revision, AppropriationStatus Status, Guid SourceId, int FiscalYear, string DocumentNumber, DateOnly IssuedOn, MoneyAmount Amount) : IVersioned
{
    internal static AppropriationView Of(Appropriation a) =>
        new(a.Id, a.Revision, a.Status, a.SourceId, a.FiscalYear, a.DocumentNumber, a.IssuedOn, MoneyAmount.OfFen(a.AmountFen));
}

internal static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder app)
    {
        var sources = app.MapApi("/fund-sources", "Fund sources");
        sources.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Fund sources, oldest first (R77).");
        sources.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One fund source.");
        sources.MapPost("/", RegisterSource.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Registers a special fund or a government fund with the instruments that its rules allow (R77).");
        sources.MapPost("/{id:guid}/close", CloseSource.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Closes a source: no appropriation and no budget any more.");
        sources.MapPost("/{id:guid}/appropriations", RecordAppropriation.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Records what a numbered document gives to the source for a fiscal year.");

        var appropriations = app.MapApi("/appropriations", "Fund sources");
        appropriations.MapGet("/", ListAppropriations).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Appropriations, oldest first.");
        appropriations.MapGet("/{id:guid}", OneAppropriation).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One appropriation.");
        appropriations.MapPost("/{id:guid}/confirm", ConfirmAppropriation.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Confirms an appropriation against its document; another person than who recorded it.");
        appropriations.MapPost("/{id:guid}/withdraw", WithdrawAppropriation.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Withdraws an appropriation that was not confirmed yet.");
    }

    private static Task<Page<SourceView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.FundSources.ToPageAsync(page, SourceView.Of, cancellationToken);

    private static Task<Results<Ok<SourceView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.FundSources.OneAsync(id, SourceView.Of, cancellationToken);

    private static Task<Page<AppropriationView>> ListAppropriations([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Appropriations.ToPageAsync(page, AppropriationView.Of, cancellationToken);

    private static Task<Results<Ok<AppropriationView>, NotFound>> OneAppropriation(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Appropriations.OneAsync(id, AppropriationView.Of, cancellationToken);
}
