using Evaluation.Data;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Criteria;

internal static class PublishCriteria
{
    public static async Task<Results<Ok<CriteriaVersionView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, EvaluationDb db, EventOutbox outbox, CancellationToken cancellationToken)
    {
        var version = await db.CriteriaVersions.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (version is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(version);
        var from = version.Status;
        var last = await db.CriteriaVersions.Where(c => c.Kind == version.Kind).MaxAsync(c => c.Number, cancellationToken) ?? 0;
        outbox.Add(version.Publish(last + 1)); // a unique index lets one of two at once have the number
        db.Record(version, "criteria-published", from.ToString(), version.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CriteriaVersionView.Of(version));
    }
}
