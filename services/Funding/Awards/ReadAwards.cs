using Funding.Accounts;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>The award, locked with all that concerns its base; null when there is none.</summary>
    public static async Task<Award?> LockAwardAsync(this FundingDb db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Awards.Where(a => a.Id == id).Select(a => (Guid?)a.BaseId).SingleOrDefaultAsync(cancellationToken) is not { } baseId)
        {
            return null;
        }

        await db.LockBaseAsync(baseId, cancellationToken);
        return await db.Awards.SingleAsync(a => a.Id == id, cancellationToken);
    }

    /// <summary>A builder sees what was promised to it, not what is only being thought of.</summary>
    private static IQueryable<Award> Visible(FundingDb db, Caller caller) => caller.SeesAll()
        ? db.Awards
        : db.Awards.Where(a => a.ApprovedOn != null && db.FundAccounts.Any(f => f.BaseId == a.BaseId && f.Holder.CreditCode == caller.Organisation));
}
