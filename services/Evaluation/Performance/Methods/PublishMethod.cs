using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Performance.Methods;

internal static class PublishMethod
{
    public static async Task<Results<Ok<MethodView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, EvaluationDb db, CancellationToken cancellationToken)
    {
        if (await db.PerformanceMethods.SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } version)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(version);
        var from = version.Status;
        var last = await db.PerformanceMethods.MaxAsync(m => m.Number, cancellationToken) ?? 0;
        version.Publish(last + 1); // a unique index lets one of two at once have the number
        db.Record(version, "performance-method-published", from.ToString(), version.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(MethodView.Of(version));
    }
}
