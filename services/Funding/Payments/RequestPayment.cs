using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Awards;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

internal static class RequestPayment
{
    /// <param name="Instalment">The number of one of the award's instalments.</param>
    public sealed record Request([property: Range(1, 50)] int Instalment);

    public static async Task<Results<Created<PaymentView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        var account = await db.AccountOfAsync(award.BaseId, cancellationToken);
        var part = award.RequireInstalment(request.Instalment);
        Require(account.Payee is not null, "payee-unknown", "The registry names no payee for this base: have it recorded there first.");
        var others = await db.Payments.AsNoTracking().Where(p => p.AwardId == id && p.Instalment == request.Instalment).ToListAsync(cancellationToken);
        Require(!others.Exists(p => p.IsLive), "instalment-in-payment", "This instalment has a payment already: follow that one.");

        var payment = new Payment(award, part, account.Payee, caller.Subject);
        db.Payments.Add(payment);
        db.Record(payment, "payment-drafted", to: nameof(PaymentStatus.Draft), data: new { payment.AwardId, payment.Instalment, payment.AmountFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"payments/{payment.Id}", PaymentView.Of(payment));
    }
}
