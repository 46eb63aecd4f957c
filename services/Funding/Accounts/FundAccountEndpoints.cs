using Contracts;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Accounts;

/// <summary>A fund account as callers see it.</summary>
public sealed record FundAccountView(
    Guid Id, long Revision, Guid BaseId, string BaseNumber, string BaseName, Party Holder, DateTimeOffset OpenedAt) : IVersioned
{
    internal static FundAccountView Of(FundAccount a) =>
        new(a.Id, a.Revision, a.BaseId, a.BaseNumber, a.BaseName, a.Holder, a.OpenedAt);
}

internal static class FundAccountEndpoints
{
    public static void MapFundAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapApi("/fund-accounts", "Fund accounts").RequireAuthorization(Authorization.ReadAccounts);
        accounts.MapGet("/", List).WithSummary("Fund accounts of registered bases, oldest first.");
        accounts.MapGet("/{id:guid}", One).WithSummary("One fund account.");
    }

    private static Task<Page<FundAccountView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.FundAccounts.ToPageAsync(page, FundAccountView.Of, cancellationToken);

    private static Task<Results<Ok<FundAccountView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.FundAccounts.OneAsync(id, FundAccountView.Of, cancellationToken);
}
