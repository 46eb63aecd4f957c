using System.Threading.RateLimiting;
using Calendar;
using Evidence;
using Funding.Data;
using Funding.Treasury;
using Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

/// <summary>
/// Gives the order once. That it is being sent is committed before the treasury hears of it, so that a crash at any moment leaves
/// a payment that is asked about later, never one that is sent twice.
/// </summary>
internal static class SendPayment
{
    public const string Limit = "send";
    private const int AtOnce = 4; // each holds two of the pool's connections
    private const int Waiting = 200;

    public static void AddSendLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Limit, _ => RateLimitPartition.GetConcurrencyLimiter(
            Limit, _ => new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));
    });

    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, IServiceScopeFactory scopes, ITreasury treasury, FundingDb db, TreasuryAnswers answers,
        CancellationToken cancellationToken)
    {
        Require(treasury.IsReachable, "treasury-unavailable", "The treasury did not answer lately: send in a while, nothing was given to it.");
        return await GiveAsync(scopes, db, id, ifMatch, treasury, answers, cancellationToken) is { } payment
            ? TypedResults.Ok(PaymentView.Of(payment))
            : TypedResults.NotFound();
    }

    /// <summary>Null where there is no such payment.</summary>
    /// <param name="ifMatch">What the caller has read; none for the system itself.</param>
    public static async Task<Payment?> GiveAsync(
        IServiceScopeFactory scopes, FundingDb db, Guid id, IfMatch? ifMatch, ITreasury treasury, TreasuryAnswers answers, CancellationToken cancellationToken)
    {
        if (await MarkSentAsync(scopes, id, ifMatch, cancellationToken) is not { } order)
        {
            return null;
        }

        CrashPoint.Visit("payment.sent-before-order");
        var answer = await treasury.PayAsync(order, CancellationToken.None); // a caller who leaves does not stop it half-way
        CrashPoint.Visit("payment.ordered-before-record");
        var payment = await db.LockPaymentAsync(id, CancellationToken.None);
        await answers.ApplyAsync(payment!, answer, CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
        return payment;
    }

    private static async Task<PaymentOrder?> MarkSentAsync(
        IServiceScopeFactory scopes, Guid id, IfMatch? ifMatch, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope(); // its own transaction: the request's commits after the answer
        var db = scope.ServiceProvider.GetRequiredService<FundingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payment = await db.LockPaymentAsync(id, cancellationToken);
        if (payment is null)
        {
            return null;
        }

        ifMatch?.Check(payment);
        (await db.Awards.SingleAsync(a => a.Id == payment.AwardId, cancellationToken)).RequireActive();
        (await db.AccountOfAsync(payment.BaseId, cancellationToken)).RequirePayee(payment.Payee);
        var (from, clock) = (payment.Status, scope.ServiceProvider.GetRequiredService<BusinessClock>());
        var order = payment.Send(clock.Today, clock.Now);
        db.Record(payment, "payment-sent", from.ToString(), payment.Status.ToString(), data: new { payment.EndToEndId, payment.AmountFen });
        await scope.ServiceProvider.GetRequiredService<InquirySchedule>().AskLaterAsync(payment, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return order;
    }
}
