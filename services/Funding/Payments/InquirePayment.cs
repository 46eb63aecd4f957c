using Calendar;
using Funding.Data;
using Funding.Ledger;
using Funding.Treasury;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

internal static class InquirePayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, FundingDb db, ITreasury treasury, PaymentDesk desk, GeneralLedger ledger, CancellationToken cancellationToken)
    {
        var known = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (known is null)
        {
            return TypedResults.NotFound();
        }

        Require(known.SentAt is not null, "payment-wrong-state", "The treasury knows nothing of a payment that was not sent.");
        var answer = await treasury.AskAsync(known.EndToEndId, cancellationToken); // before the lock: nobody waits for the treasury
        var payment = await db.LockPaymentAsync(id, cancellationToken);
        await desk.ApplyAsync(payment!, answer, cancellationToken);
        await ledger.SaveAsync(cancellationToken);
        return TypedResults.Ok(PaymentView.Of(payment!));
    }
}

/// <summary>Asks by itself about a payment without a final answer, until there is one; after a crash too.</summary>
internal sealed class InquireWhenDue(FundingDb db, ITreasury treasury, PaymentDesk desk, GeneralLedger ledger) : IDueHandler
{
    public string Kind => PaymentDesk.Inquiry;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var endToEndId = await db.Payments.Where(p => p.Id == subjectId).Select(p => p.EndToEndId).SingleAsync(cancellationToken);
        var answer = await treasury.AskAsync(endToEndId, cancellationToken);
        var payment = await db.LockPaymentAsync(subjectId, cancellationToken);
        await desk.ApplyAsync(payment!, answer, cancellationToken);
        await desk.AskLaterAsync(payment!, cancellationToken);
        await ledger.SaveAsync(cancellationToken);
    }
}
