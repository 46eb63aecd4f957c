using Funding.Data;
using Funding.Treasury;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

internal static class InquirePayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, FundingDb db, ITreasury treasury, TreasuryAnswers answers, CancellationToken cancellationToken)
    {
        var known = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (known is null)
        {
            return TypedResults.NotFound();
        }

        Require(known.SentAt is not null, "payment-wrong-state", "The treasury knows nothing of a payment that was not sent.");
        var answer = await treasury.AskAsync(known.EndToEndId, cancellationToken); // before the lock: nobody waits for the treasury
        var payment = await db.LockPaymentAsync(id, cancellationToken);
        await answers.ApplyAsync(payment!, answer, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(PaymentView.Of(payment!));
    }
}
