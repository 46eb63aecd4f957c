using Evidence;
using Funding.Data;
using Messaging.Outbox;

namespace Funding.Accounts;

internal static class Particulars
{
    /// <summary>The registry has told a base's particulars: the first time, by whichever message, they open its account.</summary>
    public static void RecordParticulars(this FundingDb db, FundAccount account, EventOutbox outbox)
    {
        var wasOpen = db.Entry(account).Property(a => a.OpenedAt).OriginalValue is not null;
        db.Record(account, wasOpen ? "base-changed" : "fund-account-opened", reason: account.BaseNumber);
        if (!wasOpen)
        {
            outbox.Add(account.Announce());
        }
    }
}
