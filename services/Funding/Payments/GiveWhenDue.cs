using Calendar;
using Funding.Awards;
using Funding.Data;
using Funding.Treasury;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

/// <summary>Gives the order of a payment that was sent with a run, as <see cref="SendPayment"/> does for one alone: once, whatever dies.</summary>
internal sealed class GiveWhenDue(IServiceScopeFactory scopes, FundingDb db, ITreasury treasury, TreasuryAnswers answers) : IDueHandler
{
    public const string DueKind = "payment-order";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.AsNoTracking().SingleAsync(p => p.Id == subjectId, cancellationToken);
        var award = await db.Awards.AsNoTracking().SingleAsync(a => a.Id == payment.AwardId, cancellationToken);
        if (payment.Status is not PaymentStatus.Locked || award.Status is not AwardStatus.Active)
        {
            return; // given already, and its sender died: the inquiry tells; or on hold: it is sent alone later
        }

        Require(treasury.IsReachable, "treasury-unavailable", "The treasury did not answer lately."); // the row waits and comes again
        await SendPayment.GiveAsync(scopes, db, subjectId, null, treasury, answers, cancellationToken);
    }
}
