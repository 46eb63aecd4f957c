using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Changes;

/// <summary>How a step of a request is taken: found for this caller behind its locked base, moved, recorded, saved.</summary>
internal sealed class ChangeProcedure(RegistryDb db, Caller caller)
{
    public IQueryable<ChangeRequest> InSight()
    {
        var bases = db.Bases.ManagedInSightOf(caller);
        return db.ChangeRequests.Where(c => bases.Any(b => b.Id == c.BaseId));
    }

    public Task<Results<Ok<ChangeView>, NotFound>> StepAsync(
        Guid id, IfMatch ifMatch, string action, string? reason, Action<ChangeRequest> step, CancellationToken cancellationToken) =>
        StepAsync(
            id, ifMatch, action, reason, (request, _) =>
            {
                step(request);
                return Task.CompletedTask;
            }, cancellationToken);

    public async Task<Results<Ok<ChangeView>, NotFound>> StepAsync(
        Guid id, IfMatch ifMatch, string action, string? reason, Func<ChangeRequest, Base, Task> step, CancellationToken cancellationToken)
    {
        var baseId = await InSight().Where(c => c.Id == id).Select(c => (Guid?)c.BaseId).SingleOrDefaultAsync(cancellationToken);
        if (baseId is null || await db.LockBaseAsync(baseId.Value, cancellationToken) is not { } b)
        {
            return TypedResults.NotFound();
        }

        var request = await db.ChangeRequests.SingleAsync(c => c.Id == id, cancellationToken); // not before the lock: it may have been decided
        ifMatch.Check(request);
        var from = request.Status;
        await step(request, b);
        db.Record(request, action, from.ToString(), request.Status.ToString(), reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ChangeView.Of(request));
    }
}
