using Applications.Calls;
using Applications.Data;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.Selection;

/// <summary>What would be selected now, with its working; and what was selected.</summary>
internal static class ReadProposal
{
    /// <param name="Free">Places of the kind that nobody holds.</param>
    /// <param name="Tie">Equals across the last place: a selection has to say which of the two numbers.</param>
    public sealed record View(Guid CallId, BaseKind Kind, int Free, Tie? Tie, IReadOnlyList<ProposalLine> Lines);

    public static async Task<Results<Ok<View>, NotFound>> Now(Guid id, string kind, ApplicationsDb db, CancellationToken cancellationToken)
    {
        var call = await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Status != CallStatus.Draft, cancellationToken);
        if (call?.Kinds.Where(k => string.Equals(k.ToString(), kind, StringComparison.OrdinalIgnoreCase)).ToList() is not [var wanted])
        {
            return TypedResults.NotFound();
        }

        var of = await KindRoom.OfAsync(db, call, wanted, cancellationToken);
        var proposal = Proposal.Of(of.Candidates, of.Room);
        return TypedResults.Ok(new View(id, wanted, Math.Max(0, of.Room.Free), proposal.Tie, proposal.Lines));
    }

    public static async Task<Results<Ok<Page<SelectionView>>, NotFound>> Decided(
        Guid id, [AsParameters] PageRequest page, ApplicationsDb db, CancellationToken cancellationToken) =>
        await db.Calls.AnyAsync(c => c.Id == id, cancellationToken)
            ? TypedResults.Ok(await db.Selections.Where(s => s.CallId == id).ToPageAsync(page, SelectionView.Of, cancellationToken))
            : TypedResults.NotFound();
}
