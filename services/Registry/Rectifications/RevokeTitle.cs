using System.ComponentModel.DataAnnotations;
using Calendar;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using Registry.Cycles;
using Registry.Data;
using Registry.Titles;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class RevokeTitle
{
    /// <param name="DocumentNumber">The document that revokes the title (文号).</param>
    /// <param name="BarMonths">For how long the builder may not apply again; a call may bar it for longer.</param>
    /// <param name="DecidedOn">The day of that document, from which the title is lost; today unless said.</param>
    public sealed record Request(
        [property: Required, Text(100)] string DocumentNumber, [property: Range(1, 120)] int? BarMonths = null, DateOnly? DecidedOn = null);

    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, RegistryDb db, EventOutbox outbox, BaseJournal journal,
        Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.StepAsync(
            id, ifMatch, "title-revoked", request.DocumentNumber, async r =>
            {
                var today = clock.Today;
                var day = request.DecidedOn ?? today;
                outbox.Add(r.Revoke(request.DocumentNumber, caller.Subject, today));
                var revoked = (await db.LockBaseAsync(r.BaseId, cancellationToken))!;
                outbox.Add(revoked.Revoke(
                    request.DocumentNumber, r.ProposalReason!, day, request.BarMonths is { } months ? day.AddMonths(months) : null));
                journal.WriteChange(revoked, "title-revoked", $"{request.DocumentNumber}: {r.ProposalReason}", request.DecidedOn);
                await db.DropFromCycleAsync(revoked.Id, today, cancellationToken);
                await db.KeepTermAsync(revoked, cancellationToken);
            }, cancellationToken);
}
