using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Registry.Data;

/// <summary>An aggregate whose audit rows tell from which state to which it went.</summary>
internal interface IStaged
{
    string Stage { get; }
}

/// <summary>One change of one aggregate.</summary>
/// <param name="Action">What the audit log calls it.</param>
internal sealed record Step<T>(string Action, string? Reason, Func<T, Task> Take)
{
    public Step(string action, string? reason, Action<T> take)
        : this(action, reason, aggregate =>
        {
            take(aggregate);
            return Task.CompletedTask;
        })
    {
    }
}

/// <summary>How a step is taken: found among what is the caller's, compared with what it has read, moved, recorded, saved.</summary>
internal static class AggregateSteps
{
    public static async Task<Results<Ok<TView>, NotFound>> StepAsync<T, TView>(
        this RegistryDb db, IQueryable<T> mine, Guid id, IfMatch ifMatch, Step<T> step, Func<T, TView> view, CancellationToken cancellationToken)
        where T : class, IAggregate, IStaged
    {
        var found = await mine.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (found is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(found);
        var from = found.Stage;
        await step.Take(found);
        db.Record(found, step.Action, from, found.Stage, step.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(view(found));
    }
}
