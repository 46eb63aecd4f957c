using Evidence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace ServiceDefaults.Data;

/// <summary>An aggregate whose audit rows tell from which state to which it went.</summary>
public interface IStaged
{
    string Stage { get; }
}

/// <summary>One change of one aggregate.</summary>
/// <param name="Action">What the audit log calls it.</param>
public sealed record Step<T>(string Action, string? Reason, Func<T, Task> Take)
{
    public Step(string action, string? reason, Action<T> take)
        : this(action, reason, aggregate =>
        {
            take(aggregate);
            return Task.CompletedTask;
        })
    {
    }

    /// <summary>What the audit log keeps beside the states; read after the change.</summary>
    public Func<T, object>? Data { get; init; }
}

/// <summary>How a step is taken: found among what is the caller's, compared with what it has read, moved, recorded, saved.</summary>
public static class AggregateSteps
{
    public static async Task<Results<Ok<TView>, NotFound>> StepAsync<T, TView>(
        this ServiceDb db, IQueryable<T> mine, Guid id, IfMatch ifMatch, Step<T> step, Func<T, TView> view, CancellationToken cancellationToken)
        where T : class, IAggregate, IStaged =>
        await db.StepAsync(await mine.SingleOrDefaultAsync(a => a.Id == id, cancellationToken), ifMatch, step, view, cancellationToken);

    /// <param name="found">Locked, where others might change what this step decides on; null where the caller has no such thing.</param>
    public static async Task<Results<Ok<TView>, NotFound>> StepAsync<T, TView>(
        this ServiceDb db, T? found, IfMatch ifMatch, Step<T> step, Func<T, TView> view, CancellationToken cancellationToken)
        where T : class, IAggregate, IStaged
    {
        if (found is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(found);
        var from = found.Stage;
        await step.Take(found);
        db.Record(found, step.Action, from, found.Stage, step.Reason, step.Data?.Invoke(found));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(view(found));
    }
}
