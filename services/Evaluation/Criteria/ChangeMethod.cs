using System.Text.Json;
using Evaluation.Criteria.Import;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Criteria;

internal static class ChangeMethod
{
    public static async Task<Results<Ok<CriteriaVersionView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, JsonElement method, IfMatch ifMatch, EvaluationDb db, CancellationToken cancellationToken)
    {
        var version = await db.CriteriaVersions.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (version is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(version);
        var faults = new List<FieldError>();
        var read = MethodDocument.Read(new(method, "", faults), CriteriaVersion.ForScoring(version.Items));
        if (faults.Count > 0)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        version.Score(read);
        db.Record(version, "criteria-method-changed", data: new { Method = read.Name });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CriteriaVersionView.Of(version));
    }
}
