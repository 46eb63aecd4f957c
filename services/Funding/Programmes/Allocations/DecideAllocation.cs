using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Funding.Awards;
using Funding.Data;
using Funding.Ledger;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Programmes.Allocations;

/// <summary>A batch is approved by one document with all its awards, or cancelled with all of them.</summary>
internal sealed class DecideAllocation(
    FundingDb db, AllocationDesk desk, GeneralLedger ledger, EventOutbox outbox, Caller caller, BusinessClock clock, IOptions<FundingOptions> options)
{
    /// <param name="DocumentNumber">The document that approves the batch (资金下达文号).</param>
    public sealed record Request([property: Required, Text(100)] string DocumentNumber);

    public static Task<Results<Ok<AllocationView>, NotFound>> Approve(
        Guid id, Request request, IfMatch ifMatch, DecideAllocation decide, CancellationToken cancellationToken) =>
        decide.ApproveAsync(id, request.DocumentNumber, ifMatch, cancellationToken);

    public static Task<Results<Ok<AllocationView>, NotFound>> Cancel(
        Guid id, ReasonRequest request, IfMatch ifMatch, DecideAllocation decide, CancellationToken cancellationToken) =>
        decide.CancelAsync(id, request.Reason, ifMatch, cancellationToken);

    private Task<Results<Ok<AllocationView>, NotFound>> ApproveAsync(Guid id, string documentNumber, IfMatch ifMatch, CancellationToken cancellationToken) =>
        StepAsync(id, ifMatch, new("allocation-approved", documentNumber, async allocation =>
        {
            allocation.Approve(documentNumber, caller.Subject);
            foreach (var award in await AwardsAsync(allocation, cancellationToken))
            {
                await ApproveAsync(award, documentNumber, cancellationToken);
            }
        }), cancellationToken);

    private Task<Results<Ok<AllocationView>, NotFound>> CancelAsync(Guid id, string reason, IfMatch ifMatch, CancellationToken cancellationToken) =>
        StepAsync(id, ifMatch, new("allocation-cancelled", reason, async allocation =>
        {
            allocation.Cancel();
            foreach (var award in await AwardsAsync(allocation, cancellationToken))
            {
                Decline(award, reason);
            }
        }), cancellationToken);

    private async Task<Results<Ok<AllocationView>, NotFound>> StepAsync(Guid id, IfMatch ifMatch, Step<Allocation> step, CancellationToken cancellationToken) =>
        await db.StepAsync(await desk.LockAsync(id, cancellationToken), ifMatch, step, AllocationView.Of, cancellationToken);

    /// <summary>Those that still wait; one whose base has lost its title meanwhile has ended by itself.</summary>
    private async Task<List<Award>> AwardsAsync(Allocation allocation, CancellationToken cancellationToken)
    {
        await db.LockBasesAsync(allocation.Granted.Select(line => line.BaseId), cancellationToken);
        return await db.Awards.Where(a => a.AllocationId == allocation.Id && a.Status == AwardStatus.BudgetReserved).OrderBy(a => a.Id)
            .ToListAsync(cancellationToken);
    }

    private async Task ApproveAsync(Award award, string documentNumber, CancellationToken cancellationToken)
    {
        (await db.AccountOfAsync(award.BaseId, cancellationToken)).RequireFundable(options.Value.Funded);
        var from = award.Stage;
        outbox.Add(award.Approve(caller.Subject, clock.Today, documentNumber));
        db.Record(award, "award-approved", from, award.Stage, documentNumber);
    }

    private void Decline(Award award, string reason)
    {
        var from = award.Stage;
        award.Decline(reason);
        db.Record(award, "award-declined", from, award.Stage, reason);
        ledger.Post(JournalKind.ReservationRelease, award.Id, award.BudgetId, award.Id, award.AmountFen);
    }
}
