using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class ReadAwards
{
    public static Task<Page<AwardView>> List(
        [AsParameters] PageRequest page, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, AwardView.Of, cancellationToken);

    public static Task<Results<Ok<AwardView>, NotFound>> One(
        Guid id, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, AwardView.Of, cancellationToken);

    /// <summary>A builder sees what was promised to it, not what is only being thought of.</summary>
    private static IQueryable<Award> Visible(FundingDb db, Caller caller) => caller.SeesAll()
        ? db.Awards
        : db.Awards.Where(a => a.ApprovedOn != null && db.FundAccounts.Any(f => f.BaseId == a.BaseId && f.Holder.CreditCode == caller.Organisation));
}
