using Evaluation.Conflicts;
using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evaluation.Experts.Invitations;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Experts;

/// <summary>
/// The commission takes an expert out of the pool, or back into it. Who retires keeps the sheets that are locked; open reviews go to
/// others, open invitations are withdrawn.
/// </summary>
internal static class RetireExpert
{
    public static async Task<Results<Ok<ExpertView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, InvitationDesk invitations, ConflictDesk reviews, CancellationToken cancellationToken)
    {
        await db.ChangeFactsAsync(cancellationToken);
        if (await db.Experts.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } expert)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(expert);
        expert.Retire();
        db.Record(expert, "expert-retired", nameof(ExpertStatus.Active), expert.Status.ToString(), request.Reason, ExpertView.Of(expert));
        await invitations.WithdrawAllAsync(expert.Subject, "The expert has left the pool.", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await reviews.ReleaseAsync(expert.Subject, "The expert has left the pool.", callId: null, cancellationToken);
        return TypedResults.Ok(ExpertView.Of(expert));
    }

    public static async Task<Results<Ok<ExpertView>, NotFound>> Return(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, CancellationToken cancellationToken)
    {
        if (await db.Experts.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } expert)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(expert);
        expert.Return();
        db.Record(expert, "expert-returned", nameof(ExpertStatus.Retired), expert.Status.ToString(), request.Reason, ExpertView.Of(expert));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ExpertView.Of(expert));
    }
}
