using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.Bulk;

/// <summary>Takes one step for each item of a request. What is refused is undone by itself; the rest commits with the request.</summary>
internal sealed class BulkDesk(ApplicationsDb db)
{
    private const string Savepoint = "bulk_item";
    private static readonly Refusal Missing = new(StatusCodes.Status404NotFound, "not-found", "It does not exist, or is not yours to see.");

    public async Task<BulkAnswer> EachAsync<TItem, TView>(
        IReadOnlyList<TItem> items, Func<TItem, Guid> about, Func<TItem, Task<Results<Ok<TView>, NotFound>>> step, CancellationToken cancellationToken)
        where TView : IVersioned
    {
        var transaction = db.Database.CurrentTransaction!; // the idempotency key's, which every POST has
        var answers = new List<BulkItem>(items.Count);
        foreach (var item in items)
        {
            await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
            try
            {
                answers.Add((await step(item)).Result is Ok<TView> { Value: { } done } ? BulkItem.Of(about(item), done) : BulkItem.Of(about(item), Missing));
            }
            catch (Exception exception) when (Refusal.Of(exception) is { } refusal)
            {
                await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
                answers.Add(BulkItem.Of(about(item), refusal));
            }

            db.ChangeTracker.Clear(); // an item's leftovers are not the next one's
        }

        return new(answers);
    }
}
