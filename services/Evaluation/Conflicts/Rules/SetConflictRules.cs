using System.ComponentModel.DataAnnotations;
using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Conflicts.Rules;

/// <summary>Reads and sets what counts as a conflict in a round; who is in conflict by the new rules leaves at once.</summary>
internal static class SetConflictRules
{
    /// <param name="LookBackYears">For how many years after its end an employment, advisory or owning bond still counts.</param>
    /// <param name="CooperationYears">The same for having worked together.</param>
    /// <param name="SameArea">Whether an expert is kept from the applications of the expert's own county or zone.</param>
    public sealed record Request([property: Range(0, 50)] int LookBackYears, [property: Range(0, 50)] int CooperationYears, bool SameArea);

    public static async Task<Results<Ok<ConflictRulesView>, NotFound>> Read(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        await db.Rounds.AnyAsync(r => r.Id == id, cancellationToken)
            ? TypedResults.Ok(ConflictRulesView.Of(await db.ConflictRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? new(id)))
            : TypedResults.NotFound();

    public static async Task<Results<Ok<ConflictRulesView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, ConflictDesk conflicts, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeFactsAsync(cancellationToken);
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } round)
        {
            return TypedResults.NotFound();
        }

        var rules = await db.ConflictRules.SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (rules is null)
        {
            rules = new(id);
            db.ConflictRules.Add(rules);
        }

        ifMatch.Check(rules);
        rules.Set(new(request.LookBackYears, request.CooperationYears, request.SameArea));
        db.Record(rules, "conflict-rules-set", data: rules.Terms);
        await db.SaveChangesAsync(cancellationToken);
        await conflicts.RecheckRoundAsync(round, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return TypedResults.Ok(ConflictRulesView.Of(rules));
    }
}

/// <summary>What counts as a conflict in a round.</summary>
/// <param name="Revision">0 while the platform's defaults hold.</param>
public sealed record ConflictRulesView(Guid Id, long Revision, int LookBackYears, int CooperationYears, bool SameArea) : IVersioned
{
    internal static ConflictRulesView Of(ConflictRules r) => new(r.Id, r.Revision, r.LookBackYears, r.CooperationYears, r.SameArea);
}
