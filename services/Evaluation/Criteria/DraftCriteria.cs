using Contracts;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring;
using ServiceDefaults.Http;

namespace Evaluation.Criteria;

internal static class DraftCriteria
{
    public sealed record Request(BaseKind Kind);

    public static async Task<Created<CriteriaVersionView>> Handle(Request request, EvaluationDb db, CancellationToken cancellationToken)
    {
        var version = new CriteriaVersion(Annex.Shipped.Document, Annex.Shipped.Of(request.Kind));
        db.CriteriaVersions.Add(version);
        db.Record(version, "criteria-drafted", to: nameof(CriteriaStatus.Draft));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"criteria-versions/{version.Id}", CriteriaVersionView.Of(version));
    }
}

/// <summary>Criteria as callers see them.</summary>
/// <param name="Number">1 for a kind's first published version; none for a draft.</param>
/// <param name="Method">How sheets become scores; the policy gives none, so it is the platform's labelled default or what an officer wrote.</param>
public sealed record CriteriaVersionView(
    Guid Id, long Revision, CriteriaStatus Status, BaseKind Kind, int? Number, string Title, IReadOnlyList<CriteriaVersionItem> Items,
    ScoringMethod Method) : IVersioned
{
    internal static CriteriaVersionView Of(CriteriaVersion v) => new(v.Id, v.Revision, v.Status, v.Kind, v.Number, v.Title, v.Items, v.Method);
}
