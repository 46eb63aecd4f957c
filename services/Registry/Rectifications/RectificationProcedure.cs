using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Bases.History;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

/// <summary>How every step of a rectification is taken: found for this caller, moved, its deadline kept in step, recorded, saved.</summary>
internal sealed class RectificationProcedure(RegistryDb db, Caller caller)
{
    public IQueryable<Rectification> InSight() => InSight(db.Rectifications);

    /// <summary>As they were then, of the bases that are in sight now.</summary>
    public IQueryable<Rectification> InSightAt(TimeRequest time, BusinessClock clock) => InSight(db.RectificationsAt(time, clock));

    public Task<Results<Ok<RectificationView>, NotFound>> StepAsync(
        Guid id, IfMatch ifMatch, string action, string? reason, Action<Rectification> step, CancellationToken cancellationToken) =>
        StepAsync(
            id, ifMatch, action, reason, rectification =>
            {
                step(rectification);
                return Task.CompletedTask;
            }, cancellationToken);

    public async Task<Results<Ok<RectificationView>, NotFound>> StepAsync(
        Guid id, IfMatch ifMatch, string action, string? reason, Func<Rectification, Task> step, CancellationToken cancellationToken)
    {
        var rectification = await InSight().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (rectification is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(rectification);
        var from = rectification.Status;
        await step(rectification);
        await KeepDeadlineAsync(rectification, cancellationToken);
        db.Record(rectification, action, from.ToString(), rectification.Status.ToString(), reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(RectificationView.Of(rectification));
    }

    public Task KeepDeadlineAsync(Rectification rectification, CancellationToken cancellationToken) => rectification.AwaitsReport
        ? db.ScheduleAsync(RaiseOverdue.DueKind, rectification.Id, rectification.Deadline, cancellationToken)
        : db.UnscheduleAsync(RaiseOverdue.DueKind, rectification.Id, cancellationToken);

    private IQueryable<Rectification> InSight(IQueryable<Rectification> rectifications)
    {
        var bases = db.Bases.ManagedInSightOf(caller);
        return rectifications.Where(r => bases.Any(b => b.Id == r.BaseId));
    }
}
