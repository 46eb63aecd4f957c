using System.Text.Json;
using Evaluation.Criteria.Import;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Criteria;

internal static class ImportCriteria
{
    public static async Task<Results<Created<CriteriaVersionView>, ProblemHttpResult>> Handle(
        JsonElement document, EvaluationDb db, CancellationToken cancellationToken)
    {
        var (read, faults) = CriteriaDocument.Read(document);
        if (read is null)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var version = new CriteriaVersion(read.Kind, read.Title, read.Items, read.Method);
        db.CriteriaVersions.Add(version);
        db.Record(version, "criteria-imported", to: nameof(CriteriaStatus.Draft), data: new { read.Items.Count, Method = read.Method.Name });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"criteria-versions/{version.Id}", CriteriaVersionView.Of(version));
    }
}
