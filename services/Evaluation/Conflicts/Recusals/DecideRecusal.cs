using System.ComponentModel.DataAnnotations;
using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Conflicts.Recusals;

/// <summary>The commission decides; whoever is recused leaves the review at once, and another expert takes the chair.</summary>
internal static class DecideRecusal
{
    /// <param name="ExpertId">Who is meant; needed where the request names nobody of the pool.</param>
    public sealed record GrantRequest([property: Required, Text(1000)] string Reason, Guid? ExpertId = null);

    public static async Task<Results<Ok<RecusalView>, NotFound, ProblemHttpResult>> Grant(
        Guid id, GrantRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, ConflictDesk conflicts, CancellationToken cancellationToken)
    {
        await db.ChangeFactsAsync(cancellationToken);
        if (await db.Recusals.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } recusal)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(recusal);
        var expert = await db.Experts.Where(e => e.Id == request.ExpertId).Select(e => e.Subject).SingleOrDefaultAsync(cancellationToken);
        if (expert is null && request.ExpertId is not null)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable([new("/expertId", "There is no such expert in the pool (专家库中没有该专家).")]));
        }

        recusal.Grant(expert, caller.Subject, request.Reason);
        db.Record(recusal, "recusal-granted", nameof(RecusalStatus.Requested), recusal.Status.ToString(), request.Reason, new { recusal.Expert });
        await db.SaveChangesAsync(cancellationToken);
        await conflicts.RecheckExpertAsync(recusal.Expert!, cancellationToken);
        return TypedResults.Ok(RecusalView.For(recusal, caller));
    }

    public static async Task<Results<Ok<RecusalView>, NotFound>> Refuse(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (await db.Recusals.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } recusal)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(recusal);
        recusal.Refuse(caller.Subject, request.Reason);
        db.Record(recusal, "recusal-refused", nameof(RecusalStatus.Requested), recusal.Status.ToString(), request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(RecusalView.For(recusal, caller));
    }
}
