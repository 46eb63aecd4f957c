using Calendar;
using Funding.Data;
using Funding.Treasury;
using Microsoft.EntityFrameworkCore;

namespace Funding.Payments;

/// <summary>Asks by itself about a payment without a final answer, until there is one; after a crash too.</summary>
internal sealed class InquireWhenDue(
    FundingDb db, ITreasury treasury, TreasuryAnswers answers, InquirySchedule schedule) : IDueHandler
{
    public string Kind => InquirySchedule.DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var endToEndId = await db.Payments.Where(p => p.Id == subjectId).Select(p => p.EndToEndId).SingleAsync(cancellationToken);
        var answer = await treasury.AskAsync(endToEndId, cancellationToken); // before the lock: nobody waits for the treasury
        var payment = await db.LockPaymentAsync(subjectId, cancellationToken);
        await answers.ApplyAsync(payment!, answer, cancellationToken);
        await schedule.AskLaterAsync(payment!, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
