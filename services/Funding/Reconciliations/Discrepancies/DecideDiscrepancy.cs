using Calendar;
using Evidence;
using Funding.Data;
using Funding.Payments;
using Funding.Reconciliations.Statements;
using Funding.Treasury;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Reconciliations.Discrepancies;

/// <summary>A second person accepts what a discrepancy is said to be, or wants it looked into again.</summary>
internal sealed class DecideDiscrepancy(FundingDb db, TreasuryAnswers answers, Caller caller, BusinessClock clock)
{
    public static async Task<Results<Ok<DiscrepancyView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, FundingDb db, DecideDiscrepancy decision, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.Discrepancies, id, ifMatch,
            new("discrepancy-resolved", null, d => decision.ResolveAsync(d, cancellationToken)) { Data = d => new { Resolution = d.Proposal!.Resolution.ToString() } },
            DiscrepancyView.Of, cancellationToken);

    public static async Task<Results<Ok<DiscrepancyView>, NotFound>> Return(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.Discrepancies, id, ifMatch, new("discrepancy-returned", request.Reason, d => d.Return(request.Reason)), DiscrepancyView.Of, cancellationToken);

    private async Task ResolveAsync(Discrepancy discrepancy, CancellationToken cancellationToken)
    {
        discrepancy.Resolve(caller.Subject, clock.Today);
        if (discrepancy.Proposal is { PaymentId: { } paymentId } proposal)
        {
            await MatchAsync(discrepancy, paymentId, proposal.By, cancellationToken);
        }
    }

    private async Task MatchAsync(Discrepancy discrepancy, Guid paymentId, string proposer, CancellationToken cancellationToken)
    {
        var payment = await db.LockPaymentAsync(paymentId, cancellationToken);
        var entry = await db.StatementEntries.SingleAsync(e => e.Id == discrepancy.EntryId, cancellationToken);
        WorkDiscrepancy.RequireMatch(discrepancy, payment, proposer, caller.Subject);
        await answers.ApplyAsync(payment!, new(TreasuryOutcome.Paid, entry.BookedOn), cancellationToken);
        var from = payment!.Stage;
        payment.Reconcile(caller.Subject);
        entry.Match(payment, MatchRule.ByHand);
        db.Record(payment, "payment-reconciled", from, payment.Stage, data: new { Rule = nameof(MatchRule.ByHand), DiscrepancyId = discrepancy.Id });
    }
}
