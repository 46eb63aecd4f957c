using Contracts;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Accounts;

/// <summary>A fund account as callers see it.</summary>
/// <param name="Payee">Who would be paid; none where the registry names none.</param>
/// <param name="Title">The base's title, as the registry calls it.</param>
/// <param name="LatestGrade">None before the first performance evaluation.</param>
/// <param name="Rectifying">The base is rectifying, so its awards are on hold (R83).</param>
public sealed record FundAccountView(
    Guid Id, long Revision, Guid BaseId, string BaseNumber, string BaseName, Party Holder, Payee? Payee, string Title, Grade? LatestGrade,
    bool Rectifying, DateTimeOffset? OpenedAt) : IVersioned
{
    internal static FundAccountView Of(FundAccount a) => new(
        a.Id, a.Revision, a.BaseId, a.BaseNumber, a.BaseName, a.Holder, a.Payee, a.Title, a.LatestGrade, a.IsRectifying, a.OpenedAt);
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
        Open(db).ToPageAsync(page, FundAccountView.Of, cancellationToken);

    private static Task<Results<Ok<FundAccountView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        Open(db).OneAsync(id, FundAccountView.Of, cancellationToken);

    /// <summary>A base that is known by a grade or a rectification only has no account yet.</summary>
    private static IQueryable<FundAccount> Open(FundingDb db) =>
        db.FundAccounts.Include(a => a.Rectifications).Where(a => a.OpenedAt != null);
}
