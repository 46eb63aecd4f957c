using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Reversals;

internal static class ProposeReversal
{
    /// <param name="JournalId">What was booked in error, as the postings name it.</param>
    /// <param name="DocumentNumber">The document that orders it (文号).</param>
    public sealed record Request(
        Guid JournalId,
        [property: Required, Text(100)] string DocumentNumber,
        [property: Required, Text(2_000)] string Reason);

    public static async Task<Results<Created<ReversalView>, ProblemHttpResult>> Handle(
        Request request, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var journal = await db.Journals.AsNoTracking().SingleOrDefaultAsync(j => j.Id == request.JournalId, cancellationToken);
        if (journal is null)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable([new("/journalId", "Name a journal of the ledger.")]));
        }

        var reversal = new Reversal(journal, request.DocumentNumber, request.Reason, caller.Subject);
        Require(
            !await db.Reversals.AnyAsync(
                r => r.JournalId == journal.Id && (r.Status == ReversalStatus.Proposed || r.Status == ReversalStatus.Approved), cancellationToken),
            "reversal-exists", "The reversal of this journal is proposed, or done, already: read the list.");
        db.Reversals.Add(reversal);
        db.Record(
            reversal, "reversal-proposed", to: reversal.Stage, reason: request.Reason,
            data: new { reversal.JournalId, Kind = reversal.Kind.ToString(), reversal.AmountFen, reversal.DocumentNumber });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"ledger/reversals/{reversal.Id}", ReversalView.Of(reversal));
    }
}
