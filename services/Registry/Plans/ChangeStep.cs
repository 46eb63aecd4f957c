using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Plans;

/// <summary>What the commission changes in a plan: a date, which leaves the first one standing, or a step that was not done after all.</summary>
internal static class ChangeStep
{
    /// <param name="DueOn">The new last day; the first one stays beside it.</param>
    public sealed record RescheduleRequest(DateOnly DueOn, [property: Required, Text(2_000)] string Reason);

    /// <param name="Progress">How far it has really come, in per cent.</param>
    public sealed record ReopenRequest([property: Range(1, 99)] int Progress, [property: Required, Text(2_000)] string Reason);

    public static Task<Results<Ok<PlanView>, NotFound>> Reschedule(
        Guid id, string step, RescheduleRequest request, IfMatch ifMatch, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            id, step, ifMatch, db, caller, clock,
            plan =>
            {
                var before = plan.Find(step)!.DueOn;
                plan.Reschedule(step, request.DueOn);
                db.Record(plan, "step-rescheduled", $"{before:yyyy-MM-dd}", $"{request.DueOn:yyyy-MM-dd}", request.Reason, new { Step = step });
            }, cancellationToken);

    public static Task<Results<Ok<PlanView>, NotFound>> Reopen(
        Guid id, string step, ReopenRequest request, IfMatch ifMatch, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            id, step, ifMatch, db, caller, clock,
            plan =>
            {
                plan.Reopen(step, request.Progress);
                db.Record(plan, "step-reopened", nameof(StepStatus.Done), nameof(StepStatus.InProgress), request.Reason, new { Step = step });
            }, cancellationToken);

    private static async Task<Results<Ok<PlanView>, NotFound>> ChangeAsync(
        Guid id, string step, IfMatch ifMatch, RegistryDb db, Caller caller, BusinessClock clock, Action<ConstructionPlan> change,
        CancellationToken cancellationToken)
    {
        var planned = await db.Bases.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (planned is null || await db.FindPlanAsync(id, cancellationToken) is not { } plan || plan.Find(step) is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(plan);
        change(plan);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadPlan.ViewAsync(db, plan, planned, caller, clock.Today, cancellationToken));
    }
}
