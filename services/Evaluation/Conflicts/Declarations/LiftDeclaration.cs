using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Conflicts.Declarations;

/// <summary>The commission lifts a declaration that was made in error; reviews that it ended stay ended.</summary>
internal static class LiftDeclaration
{
    public static async Task<Results<Ok<ConflictDeclarationView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, CancellationToken cancellationToken)
    {
        await db.ChangeFactsAsync(cancellationToken);
        if (await db.ConflictDeclarations.SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } declaration)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(declaration);
        declaration.Lift(request.Reason);
        db.Record(declaration, "conflict-lifted", reason: request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ConflictDeclarationView.Of(declaration));
    }
}
