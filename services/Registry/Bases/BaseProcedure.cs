using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Messaging.Outbox;
using Registry.Data;
using Registry.Titles;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Bases;

/// <summary>How the commission takes a step with a base: locked, changed, its term kept in step, recorded, told, saved.</summary>
internal sealed class BaseProcedure(RegistryDb db, BaseJournal journal, EventOutbox outbox, Caller caller)
{
    public Task<Results<Ok<BaseView>, NotFound>> StepAsync(
        Guid id, IfMatch ifMatch, string what, string? reason, Action<Base> step, CancellationToken cancellationToken) =>
        StepAsync(
            id, ifMatch, what, reason, b =>
            {
                step(b);
                return Task.FromResult<IEvent?>(null);
            }, cancellationToken);

    /// <param name="step">Gives the event that tells of it beside the changed base, if one does.</param>
    /// <param name="trueFrom">The day of the document by which it holds; today unless it names one.</param>
    public async Task<Results<Ok<BaseView>, NotFound>> StepAsync(
        Guid id, IfMatch ifMatch, string what, string? reason, Func<Base, Task<IEvent?>> step, CancellationToken cancellationToken,
        DateOnly? trueFrom = null)
    {
        if (await db.LockBaseAsync(id, cancellationToken) is not { } changed)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(changed);
        await WriteAsync(changed, what, reason, step, cancellationToken, trueFrom);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(BaseView.Of(changed, caller));
    }

    /// <summary>Changes a base that is locked already; the caller saves.</summary>
    public async Task WriteAsync(
        Base changed, string what, string? reason, Func<Base, Task<IEvent?>> step, CancellationToken cancellationToken,
        DateOnly? trueFrom = null)
    {
        var told = await step(changed);
        await db.KeepTermAsync(changed, cancellationToken);
        journal.WriteChange(changed, what, reason, trueFrom);
        if (told is not null)
        {
            outbox.Add(told);
        }
    }
}
