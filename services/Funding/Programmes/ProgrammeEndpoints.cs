using Funding.Data;
using Funding.Programmes.Allocations;
using Funding.Programmes.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Programmes;

/// <summary>A funding programme as callers see it.</summary>
/// <param name="DocumentNumber">The document that puts it in force (办法文号).</param>
public sealed record ProgrammeView(
    Guid Id, long Revision, ProgrammeStatus Status, string Title, Guid BudgetId, ProgrammeRules Rules, string? DocumentNumber) : IVersioned
{
    internal static ProgrammeView Of(FundingProgramme p) => new(p.Id, p.Revision, p.Status, p.Title, p.BudgetId, p.Rules, p.DocumentNumber);
}

internal static class ProgrammeEndpoints
{
    public static void MapProgrammes(this IEndpointRouteBuilder app)
    {
        var programmes = app.MapApi("/funding-programmes", "Funding programmes");
        programmes.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Funding programmes, oldest first.");
        programmes.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One funding programme with its rules.");
        programmes.MapPost("/", WriteProgramme.Draft).RequireAuthorization(Authorization.Manage)
            .WithSummary("Drafts a programme: whom it funds, how amounts come about, instalments, conditions, own money.");
        programmes.MapPut("/{id:guid}", WriteProgramme.Rewrite).RequireAuthorization(Authorization.Manage).WithSummary("Rewrites a draft whole.");
        programmes.MapPost("/{id:guid}/publish", PublishProgramme.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Puts a programme in force by its document: its rules are frozen, and its proposals follow the grades by themselves.");
        programmes.MapPost("/{id:guid}/close", PublishProgramme.Close).RequireAuthorization(Authorization.Approve)
            .WithSummary("Closes a programme: it allocates nothing more.");
        programmes.MapPost("/{id:guid}/allocations", DraftAllocation.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Computes the programme's awards for the bases that it can fund now, with the working of each.");
        app.MapAllocations();
    }

    private static Task<Page<ProgrammeView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Programmes.ToPageAsync(page, ProgrammeView.Of, cancellationToken);

    private static Task<Results<Ok<ProgrammeView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Programmes.OneAsync(id, ProgrammeView.Of, cancellationToken);
}
