using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class RevokeTitle
{
    /// <param name="DocumentNumber">The document that revokes the title (文号).</param>
    public sealed record Request([property: Required, Text(100)] string DocumentNumber);

    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, RegistryDb db, EventOutbox outbox, BaseJournal journal,
        Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.StepAsync(
            id, ifMatch, "title-revoked", request.DocumentNumber, async r =>
            {
                var today = clock.Today;
                outbox.Add(r.Revoke(request.DocumentNumber, caller.Subject, today));
                var revoked = (await db.LockBaseAsync(r.BaseId, cancellationToken))!;
                outbox.Add(revoked.Revoke(request.DocumentNumber, r.ProposalReason!, today));
                journal.WriteChange(revoked, "title-revoked", $"{request.DocumentNumber}: {r.ProposalReason}");
                await DropFromCycleAsync(db, revoked.Id, today, cancellationToken);
            }, cancellationToken);

    /// <summary>An open cycle does not wait for the evaluation of a base that is none any more.</summary>
    private static async Task DropFromCycleAsync(RegistryDb db, Guid baseId, DateOnly today, CancellationToken cancellationToken)
    {
        var open = await db.CycleEntries.AsNoTracking().SingleOrDefaultAsync(e => e.BaseId == baseId && e.InOpenCycle, cancellationToken);
        if (open is null || await db.LockCycleAsync(open.CycleId, cancellationToken) is not { } cycle)
        {
            return;
        }

        var from = cycle.Status;
        cycle.Drop(baseId, today);
        db.Record(cycle, "cycle-base-dropped", from.ToString(), cycle.Status.ToString(), data: new { BaseId = baseId });
    }
}
