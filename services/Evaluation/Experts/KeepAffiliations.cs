using Evaluation.Conflicts;
using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Experts;

/// <summary>The expert, or the commission, records what binds the expert to an organisation, and when it ends; the commission alone strikes it.</summary>
internal static class KeepAffiliations
{
    /// <param name="To">Its last day.</param>
    public sealed record EndRequest(DateOnly To);

    public static Task<Results<Ok<ExpertView>, NotFound>> Add(
        Guid id, AffiliationRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, ConflictDesk conflicts, CancellationToken cancellationToken) =>
        ChangeAsync(new(id, null, expert => expert.Affiliate(request.ToAffiliation()), "affiliation-recorded", null), ifMatch, db, caller, conflicts, cancellationToken);

    public static Task<Results<Ok<ExpertView>, NotFound>> End(
        Guid id, Guid affiliationId, EndRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, ConflictDesk conflicts,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            new(id, affiliationId, expert => expert.EndAffiliation(affiliationId, request.To), "affiliation-ended", null), ifMatch, db, caller, conflicts,
            cancellationToken);

    public static Task<Results<Ok<ExpertView>, NotFound>> Strike(
        Guid id, Guid affiliationId, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, ConflictDesk conflicts,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            new(id, affiliationId, expert => expert.StrikeAffiliation(affiliationId), "affiliation-struck", request.Reason), ifMatch, db, caller, conflicts,
            cancellationToken);

    private static async Task<Results<Ok<ExpertView>, NotFound>> ChangeAsync(
        Change change, IfMatch ifMatch, EvaluationDb db, Caller caller, ConflictDesk conflicts, CancellationToken cancellationToken)
    {
        await db.ChangeFactsAsync(cancellationToken);
        var expert = await db.Experts.FindOwnAsync(change.ExpertId, caller, cancellationToken);
        if (expert is null || (change.AffiliationId is { } named && expert.Affiliations.All(a => a.Id != named)))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(expert);
        change.Make(expert);
        db.Record(expert, change.Action, reason: change.Reason, data: ExpertView.Of(expert));
        await db.SaveChangesAsync(cancellationToken);
        await conflicts.RecheckExpertAsync(expert.Subject, cancellationToken);
        return TypedResults.Ok(ExpertView.Of(expert));
    }

    private sealed record Change(Guid ExpertId, Guid? AffiliationId, Action<Expert> Make, string Action, string? Reason);
}
