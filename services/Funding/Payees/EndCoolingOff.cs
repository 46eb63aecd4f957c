using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;

namespace Funding.Payees;

/// <summary>The days of objection are over: the base is paid on its new account, if the registry still names that one.</summary>
internal sealed class EndCoolingOff(FundingDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "payee-cooling-off";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var change = await db.LockPayeeChangeAsync(subjectId, cancellationToken);
        if (change is not { Status: PayeeChangeStatus.CoolingOff })
        {
            return; // declined meanwhile
        }

        var account = await db.AccountOfAsync(change.BaseId, cancellationToken);
        if (account.Payee != change.Payee)
        {
            const string why = "The registry names another account by now.";
            change.Decline(why);
            db.Record(change, "payee-change-declined", nameof(PayeeChangeStatus.CoolingOff), change.Stage, why);
            return;
        }

        change.TakeEffect(clock.Now);
        account.Take(change);
        db.Record(change, "payee-change-effective", nameof(PayeeChangeStatus.CoolingOff), change.Stage);
        db.Record(account, "payee-changed", reason: change.DocumentNumber);
        await CancelForOldAccountAsync(change, cancellationToken);
    }

    /// <summary>What was drafted for the account before and is not sent could never go.</summary>
    private async Task CancelForOldAccountAsync(PayeeChange change, CancellationToken cancellationToken)
    {
        var payments = await db.Payments.Where(p => p.BaseId == change.BaseId).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        foreach (var payment in payments.Where(p => p.IsUnsent && p.Payee != change.Payee))
        {
            var from = payment.Stage;
            payment.CancelWithAccount("the account has changed");
            db.Record(payment, "payment-cancelled", from, payment.Stage, "the account has changed");
        }
    }
}
