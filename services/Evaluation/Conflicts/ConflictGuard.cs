using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Reviews;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Conflicts;

/// <summary>
/// Before an expert opens a review, hands a sheet in or locks it: whoever may not examine the application leaves instead, another is asked,
/// and the answer shows the review as withdrawn with its reason.
/// </summary>
internal static class ConflictGuard
{
    public static RouteHandlerBuilder RequireNoConflict(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (invocation, next) =>
    {
        var services = invocation.HttpContext.RequestServices;
        var (db, caller, cancellationToken) =
            (services.GetRequiredService<EvaluationDb>(), services.GetRequiredService<Caller>(), invocation.HttpContext.RequestAborted);
        var (id, ifMatch) = (invocation.Arguments.OfType<Guid>().First(), invocation.Arguments.OfType<IfMatch>().Single());
        await db.HoldFactsAsync(cancellationToken);
        var own = await db.Reviews.AsNoTracking()
            .Where(r => r.Id == id && r.Expert == caller.Subject && ReviewStatuses.Live.Contains(r.Status))
            .Select(r => new { r.ExaminationId, r.Revision }).SingleOrDefaultAsync(cancellationToken);
        if (own is null || own.Revision != ifMatch.Revision)
        {
            return await next(invocation); // the handler says what is wrong
        }

        var examination = await services.GetRequiredService<ExaminationDesk>().LockAsync(own.ExaminationId, cancellationToken);
        var ended = await services.GetRequiredService<ConflictDesk>().RecheckAsync(examination, cancellationToken);
        return ended.FirstOrDefault(r => r.Id == id) is { } review
            ? TypedResults.Ok(await ReadReviews.ForExpertAsync(db, review, cancellationToken))
            : await next(invocation);
    });
}
