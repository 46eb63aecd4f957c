using Calendar;
using Funding.Data;
using Funding.Treasury;
using Microsoft.Extensions.Options;

namespace Funding.Payments;

/// <summary>When the treasury is next asked about a payment that has no final answer.</summary>
/// <remarks>The wait doubles each time, and a business clock that leaps is followed at once.</remarks>
internal sealed class InquirySchedule(FundingDb db, BusinessClock clock, IOptions<TreasuryOptions> options)
{
    public const string DueKind = "payment-inquiry";
    private static readonly TimeSpan Rarest = TimeSpan.FromHours(1);

    /// <summary>Only for who sends, and for the inquiry itself: the worker holds the due row while others hold the base.</summary>
    public async Task AskLaterAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.AwaitsTreasury)
        {
            var (least, waited) = (options.Value.AskAgainAfter, clock.Now - payment.SentAt!.Value);
            var inFlight = payment.Status is PaymentStatus.Sent ? options.Value.AnswerWithin : TimeSpan.Zero; // the answer may still come by itself
            var wait = waited < least ? least : waited < Rarest ? waited : Rarest;
            await db.ScheduleAsync(DueKind, payment.Id, clock.Now + inFlight + wait, cancellationToken);
        }
    }
}
