using Applications.Data;
using Contracts;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Intake;

/// <summary>One step of one application: found as the acting role may, at the revision it saw, moved, recorded and announced in one save.</summary>
internal sealed class ApplicationDesk(ApplicationsDb db, Caller caller, EventOutbox outbox)
{
    /// <summary>The caller's organisation's.</summary>
    public IQueryable<Application> Own => db.Applications.OfOrganisation(caller);

    /// <summary>Handed in, and in the caller's county or zone.</summary>
    public IQueryable<Application> InTheArea => db.Applications.OfArea(caller);

    /// <summary>Handed in.</summary>
    public IQueryable<Application> OfAll => db.Applications.HandedIn();

    public async Task<Results<Ok<ApplicationView>, NotFound>> TakeAsync(
        IQueryable<Application> within, Guid id, IfMatch ifMatch, Step step, CancellationToken cancellationToken)
    {
        if (await within.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        Take(application, step);
        return await SaveAsync(application, cancellationToken);
    }

    public void Take(Application application, Step step)
    {
        var from = application.Status;
        var announcement = step.Change(application);
        db.Record(application, step.Action, from.ToString(), application.Status.ToString(), step.Reason, step.Data?.Invoke(application));
        if (announcement is not null)
        {
            outbox.Add(announcement);
        }
    }

    public async Task<Results<Ok<ApplicationView>, NotFound>> SaveAsync(Application application, CancellationToken cancellationToken) =>
        TypedResults.Ok(await SavedAsync(application, cancellationToken));

    public async Task<ApplicationView> SavedAsync(Application application, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return ApplicationView.Of(application, caller);
    }
}

/// <summary>A change of an application with the words under which it is recorded.</summary>
/// <param name="Change">Returns what others must hear, if anything.</param>
/// <param name="Data">Further details for the audit log, taken after the change.</param>
internal sealed record Step(string Action, Func<Application, IEvent?> Change, string? Reason = null, Func<Application, object>? Data = null)
{
    /// <summary>A change that nobody outside hears of.</summary>
    public static Step Quiet(string action, Action<Application> change, string? reason = null) => new(
        action,
        application =>
        {
            change(application);
            return null;
        },
        reason);
}
