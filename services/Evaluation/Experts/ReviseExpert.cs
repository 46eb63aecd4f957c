using System.ComponentModel.DataAnnotations;
using Evaluation.Conflicts;
using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evaluation.Experts.Vocabulary;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Experts;

/// <summary>The commission writes the whole profile anew; who is of another area now may be in conflict with what is under review.</summary>
internal static class ReviseExpert
{
    /// <param name="Expertise">Dimensions of the criteria, such as <c>REG-1</c>, and industries of the city's plan.</param>
    /// <param name="Institution">Credit code of the home institution.</param>
    /// <param name="LoadLimit">Applications a round.</param>
    /// <param name="Area">Code of the county or zone where the expert lives or serves.</param>
    public sealed record Request(
        [property: Required, Text(100)] string Name,
        [property: Required, Text(200)] string Field,
        [property: Required, Items(40)] IReadOnlyList<string> Expertise,
        [property: CreditCode] string? Institution = null,
        Seniority Seniority = Seniority.Unstated,
        [property: Range(1, 1000)] int? LoadLimit = null,
        [property: RegularExpression(AreaCode.Pattern)] string? Area = null);

    public static async Task<Results<Ok<ExpertView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, ExpertVocabulary vocabulary, ConflictDesk conflicts, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeFactsAsync(cancellationToken);
        if (await db.Experts.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } expert)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(expert);
        if (await vocabulary.FaultsOfAsync(request.Expertise, request.Area, cancellationToken) is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        expert.Revise(new(
            request.Name, request.Field, request.Expertise, request.Institution, request.Seniority, request.LoadLimit, request.Area));
        db.Record(expert, "expert-revised", data: ExpertView.Of(expert));
        await db.SaveChangesAsync(cancellationToken);
        await conflicts.RecheckExpertAsync(expert.Subject, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return TypedResults.Ok(ExpertView.Of(expert));
    }
}
