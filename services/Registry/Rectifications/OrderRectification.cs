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
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Rectifications;

internal static class OrderRectification
{
    private const int DefaultGraceWorkingDays = 5;

    /// <param name="DueOn">The last day for the builder's report; a date in Shanghai after today.</param>
    /// <param name="WorkingDays">Or in how many working days from today it is due.</param>
    /// <param name="GraceWorkingDays">For how many working days after it an overdue report is still taken; 5 unless said.</param>
    public sealed record Request(
        RectificationGround Ground,
        [property: Required, Text(2_000)] string Reason,
        DateOnly? DueOn = null,
        [property: Range(0, 30)] int? GraceWorkingDays = null,
        [property: Range(1, 500)] int? WorkingDays = null);

    public static async Task<Results<Created<RectificationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, RegistryDb db, RectificationProcedure procedure, EventOutbox outbox, BaseJournal journal,
        Caller caller, BusinessClock clock, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        if (await db.LockBaseAsync(id, cancellationToken) is not { } ordered)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(ordered); // whoever orders has seen the base with its latest grade
        if (Deadline.FaultOf(request.DueOn, request.WorkingDays) is { } fault)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable([fault]));
        }

        var (today, grace) = (clock.Today, request.GraceWorkingDays ?? DefaultGraceWorkingDays);
        var dueOn = Deadline.Of(request.DueOn, request.WorkingDays, today, calendar);
        Require(
            !await db.Rectifications.AnyAsync(r => r.BaseId == id && r.ClosedOn == null, cancellationToken), "rectification-live",
            "The base has a rectification already: bring that one to its end first.");
        ordered.OrderToRectify(request.Ground);

        var rectification = new Rectification(id, request.Ground, request.Reason, dueOn, grace, today, caller.Subject);
        db.Rectifications.Add(rectification);
        await procedure.KeepDeadlineAsync(rectification, cancellationToken);
        db.Record(rectification, "rectification-ordered", to: rectification.Status.ToString(), reason: request.Reason);
        journal.WriteChange(ordered, "rectification-ordered", request.Reason);
        outbox.Add(rectification.Announce());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"rectifications/{rectification.Id}", RectificationView.Of(rectification));
    }
}
