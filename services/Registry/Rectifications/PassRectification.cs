using System.ComponentModel.DataAnnotations;
using Calendar;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using Registry.Data;
using Registry.Titles;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class PassRectification
{
    /// <param name="Opinion">What the verification, or the hearing, has shown.</param>
    public sealed record Request([property: Required, Text(2_000)] string Opinion);

    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, RegistryDb db, EventOutbox outbox, BaseJournal journal,
        Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.StepAsync(
            id, ifMatch, "rectification-passed", request.Opinion, async r =>
            {
                outbox.Add(r.Pass(request.Opinion, caller.Subject, clock.Today));
                var improved = (await db.LockBaseAsync(r.BaseId, cancellationToken))!;
                improved.EndRectification();
                await db.KeepTermAsync(improved, cancellationToken); // the term may have run out meanwhile
                journal.WriteChange(improved, "rectification-passed", request.Opinion);
            }, cancellationToken);
}
