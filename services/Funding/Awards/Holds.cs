using Evidence;
using Funding.Accounts;
using Funding.Data;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Funding.Awards;

internal static class Holds
{
    /// <summary>Brings the base's awards to what is known of its rectifications, whichever message told it last.</summary>
    public static async Task SettleHoldsAsync(
        this FundingDb db, EventOutbox outbox, FundAccount account, string reason, CancellationToken cancellationToken)
    {
        var wrong = account.HoldsPayments ? AwardStatus.Active : AwardStatus.OnHold;
        var awards = await db.Awards.Where(a => a.BaseId == account.BaseId).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        foreach (var award in awards.Where(a => a.Status == wrong && (account.HoldsPayments || a.HeldFor is null))) // as it is now: one may just have been terminated
        {
            outbox.Add(account.HoldsPayments ? award.Hold(reason) : award.Release(reason));
            db.Record(award, account.HoldsPayments ? "award-held" : "award-released", wrong.ToString(), award.Status.ToString(), reason);
        }
    }
}
