using System.ComponentModel.DataAnnotations;
using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Conflicts.Declarations;

internal static class DeclareConflict
{
    /// <param name="Reason">What binds the expert.</param>
    /// <param name="ApplicationId">Of one application …</param>
    /// <param name="Organisation">… or of every application in which the organisation of this credit code takes part.</param>
    public sealed record Request(
        [property: Required, Text(1000)] string Reason, Guid? ApplicationId = null, [property: CreditCode] string? Organisation = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (ApplicationId is null == Organisation is null)
            {
                yield return new(
                    "Name either an application or an organisation (申报项目与单位须填一项,且只填一项).", [nameof(ApplicationId), nameof(Organisation)]);
            }
        }
    }

    public static async Task<Results<Created<ConflictDeclarationView>, ProblemHttpResult>> Handle(
        Request request, EvaluationDb db, Caller caller, ConflictDesk conflicts, CancellationToken cancellationToken)
    {
        await db.ChangeFactsAsync(cancellationToken);
        Require(
            await db.Experts.AnyAsync(e => e.Subject == caller.Subject, cancellationToken), "not-in-pool",
            "You are not in the pool of experts: the commission adds you first.");
        if (request.ApplicationId is { } application && !await db.Examinations.AnyAsync(e => e.ApplicationId == application, cancellationToken))
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable([new("/applicationId", "There is no such application (没有该申报项目).")]));
        }

        var declaration = new ConflictDeclaration(caller.Subject, request.ApplicationId, request.Organisation, request.Reason);
        db.ConflictDeclarations.Add(declaration);
        db.Record(declaration, "conflict-stated", reason: request.Reason, data: new { declaration.Expert, declaration.ApplicationId, declaration.Organisation });
        await db.SaveChangesAsync(cancellationToken);
        await conflicts.RecheckExpertAsync(caller.Subject, cancellationToken);
        return TypedResults.Created($"conflict-declarations/{declaration.Id}", ConflictDeclarationView.Of(declaration));
    }
}

/// <summary>A declared conflict, as its expert, the commission and auditors see it.</summary>
/// <param name="LiftedBecause">Why it no longer stands.</param>
public sealed record ConflictDeclarationView(
    Guid Id, long Revision, string Expert, Guid? ApplicationId, string? Organisation, string Reason, bool IsStanding, string? LiftedBecause) : IVersioned
{
    internal static ConflictDeclarationView Of(ConflictDeclaration d) =>
        new(d.Id, d.Revision, d.Expert, d.ApplicationId, d.Organisation, d.Reason, d.IsStanding, d.LiftedBecause);
}
