using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Assignments.Choices;

internal static class LiftChoice
{
    public static async Task<Results<Ok<ManualChoiceView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, CancellationToken cancellationToken)
    {
        if (await db.ManualChoices.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } choice)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(choice);
        var from = choice.Status;
        choice.Lift(request.Reason);
        db.Record(choice, "choice-lifted", from.ToString(), choice.Status.ToString(), request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ManualChoiceView.Of(choice));
    }
}
