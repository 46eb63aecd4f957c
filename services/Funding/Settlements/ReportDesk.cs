using Evidence;
using Funding.Data;
using Funding.Payments;
using Microsoft.EntityFrameworkCore;

namespace Funding.Settlements;

/// <summary>Takes one report in the transaction under way, whatever it says and whatever became of the payment meanwhile.</summary>
internal sealed class ReportDesk(FundingDb db, TreasuryAnswers answers)
{
    /// <returns>Null where no payment of ours has this id.</returns>
    public async Task<ReportView?> TakeAsync(TreasuryReport report, CancellationToken cancellationToken)
    {
        var id = await db.Payments.Where(p => p.EndToEndId == report.EndToEndId).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            return null;
        }

        var payment = (await db.LockPaymentAsync(id.Value, cancellationToken))!;
        var seen = payment.Revision;
        if (payment.SentAt is not null && report.IsOf(payment))
        {
            await answers.ApplyAsync(payment, report.ToAnswer(), cancellationToken);
        }

        var taken = payment.Revision > seen ? Taking.Booked : report.IsOf(payment) && Says(payment, report.Outcome) ? Taking.Known : Taking.Contradicts;
        if (taken is Taking.Contradicts)
        {
            db.Record(payment, "treasury-report-contradicts", reason: report.Reason, data: new { Outcome = report.Outcome.ToString(), report.BookedOn, AmountFen = report.Amount?.Fen, report.Reference });
        }

        await db.SaveChangesAsync(cancellationToken);
        return ReportView.Of(payment, taken);
    }

    private static bool Says(Payment payment, ReportedOutcome outcome) => outcome switch
    {
        ReportedOutcome.Accepted => payment.AwaitsTreasury || payment.PaidOn is not null,
        ReportedOutcome.Paid => payment.PaidOn is not null,
        ReportedOutcome.Rejected => payment.Status is PaymentStatus.BankRejected,
        _ => payment.Status is PaymentStatus.Returned,
    };
}
