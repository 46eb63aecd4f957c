using Calendar;
using Funding.Data;
using Funding.Ledger;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Recoveries;

/// <summary>A demand ends without its money by two people: written off as a loss, or withdrawn because what it rested on was undone.</summary>
internal static class EndRecovery
{
    public static async Task<Results<Ok<RecoveryView>, NotFound>> WriteOff(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockRecoveryAsync(id, cancellationToken), ifMatch,
            new("recovery-write-off-proposed", request.Reason, recovery => recovery.ProposeEnding(RecoveryEnding.WriteOff, request.Reason, caller.Subject)),
            recovery => RecoveryView.Of(recovery, clock.Today), cancellationToken);

    public static async Task<Results<Ok<RecoveryView>, NotFound>> Withdraw(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockRecoveryAsync(id, cancellationToken), ifMatch,
            new("recovery-withdrawal-proposed", request.Reason, async recovery =>
            {
                recovery.ProposeEnding(RecoveryEnding.Withdrawal, request.Reason, caller.Subject);
                await RequireUndoneAsync(db, recovery, cancellationToken);
            }),
            recovery => RecoveryView.Of(recovery, clock.Today), cancellationToken);

    public static async Task<Results<Ok<RecoveryView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, FundingDb db, GeneralLedger ledger, EventOutbox outbox, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockRecoveryAsync(id, cancellationToken), ifMatch,
            new("recovery-ended", null, async recovery =>
            {
                var ended = recovery.ApproveEnding(caller.Subject, clock.Today);
                outbox.Add(ended);
                if (ended.WrittenOffFen > 0)
                {
                    ledger.Post(JournalKind.WriteOffLoss, recovery.EndingId!.Value, recovery.BudgetId, recovery.AwardId, ended.WrittenOffFen);
                }
                else
                {
                    await RequireUndoneAsync(db, recovery, cancellationToken);
                }
            }) { Data = recovery => new { recovery.EndingReason } },
            recovery => RecoveryView.Of(recovery, clock.Today), cancellationToken);

    public static async Task<Results<Ok<RecoveryView>, NotFound>> Decline(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, BusinessClock clock, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockRecoveryAsync(id, cancellationToken), ifMatch,
            new("recovery-ending-declined", request.Reason, recovery => recovery.DeclineEnding()),
            recovery => RecoveryView.Of(recovery, clock.Today), cancellationToken);

    /// <summary>A title that is held again takes the ground away from what its loss made repayable.</summary>
    private static async Task RequireUndoneAsync(FundingDb db, Recovery recovery, CancellationToken cancellationToken) => Require(
        recovery.Cause is not RecoveryCause.TitleLost || (await db.AccountOfAsync(recovery.BaseId, cancellationToken)).HoldsTitle,
        "demand-stands", "The base has not got its title back, so the demand stands: recover it, or write it off.");
}
