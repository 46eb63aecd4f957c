using Evaluation.Data;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Performance;

/// <summary>Keeps bases, and with them the evaluations of open cycles: one that lost its title is dropped (R84).</summary>
internal sealed class BaseBook(EvaluationDb db)
{
    /// <summary>Bases and cycles come by different queues: whoever is second must see what the first has done.</summary>
    public Task LockAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('known_base'))", cancellationToken);

    public async Task KeepAsync(Guid id, Func<KnownBase, bool> apply, CancellationToken cancellationToken)
    {
        await LockAsync(cancellationToken);
        var known = await db.KnownBases.SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (known is null)
        {
            known = new(id);
            db.KnownBases.Add(known);
        }

        if (!apply(known))
        {
            return;
        }

        var evaluations = await db.PerformanceEvaluations.Where(e => e.BaseId == id && e.Status != PerformanceStatus.Completed).ToListAsync(cancellationToken);
        foreach (var evaluation in evaluations)
        {
            var from = evaluation.Status;
            if (evaluation.Follow(known))
            {
                db.Record(evaluation, "base-followed", from.ToString(), evaluation.Status.ToString(), reason: known.Title);
            }
        }
    }
}
