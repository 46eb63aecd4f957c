using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Experts;

/// <summary>The expert, or the commission, says when the expert has time. It decides who is assigned from now on; reviews that run go on.</summary>
internal static class SetAvailability
{
    /// <param name="Periods">None: always.</param>
    public sealed record Request([property: Required, Items(20)] IReadOnlyList<PeriodRequest> Periods);

    public static async Task<Results<Ok<ExpertView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (await db.Experts.FindOwnAsync(id, caller, cancellationToken) is not { } expert)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(expert);
        expert.SetAvailability(request.Periods.Select(p => p.ToPeriod()));
        db.Record(expert, "availability-set", data: ExpertView.Of(expert));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ExpertView.Of(expert));
    }
}
