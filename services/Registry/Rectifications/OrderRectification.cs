using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Rectifications;

internal static class OrderRectification
{
    private const int DefaultGraceWorkingDays = 5;

    /// <param name="DueOn">The last day for the builder's report; a date in Shanghai after today.</param>
    /// <param name="GraceWorkingDays">For how many working days after it an overdue report is still taken; 5 unless said.</param>
    public sealed record Request(
        RectificationGround Ground,
        [property: Required, Text(2_000)] string Reason,
        DateOnly DueOn,
        [property: Range(0, 30)] int? GraceWorkingDays = null);

    public static async Task<Results<Created<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RegistryDb db, RectificationProcedure procedure, EventOutbox outbox, BaseJournal journal,
        BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.LockBaseAsync(id, cancellationToken) is not { } ordered)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(ordered); // whoever orders has seen the base with its latest grade
        DueDate.RequireAhead(request.DueOn, clock.Today);
        Require(
            !await db.Rectifications.AnyAsync(r => r.BaseId == id && r.ClosedOn == null, cancellationToken), "rectification-live",
            "The base has a rectification already: bring that one to its end first.");
        ordered.OrderToRectify(request.Ground);

        var rectification = new Rectification(
            id, request.Ground, request.Reason, request.DueOn, request.GraceWorkingDays ?? DefaultGraceWorkingDays, clock.Today);
        db.Rectifications.Add(rectification);
        await procedure.KeepDeadlineAsync(rectification, cancellationToken);
        db.Record(rectification, "rectification-ordered", to: rectification.Status.ToString(), reason: request.Reason);
        journal.WriteChange(ordered, "rectification-ordered", request.Reason);
        outbox.Add(rectification.Announce());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"rectifications/{rectification.Id}", RectificationView.Of(rectification));
    }
}
