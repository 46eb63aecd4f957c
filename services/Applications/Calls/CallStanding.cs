using Applications.Data;
using Applications.Intake;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Calls;

internal static class CallStanding
{
    /// <summary>How many applications of a call stand where; drafts are their applicants' own and not counted.</summary>
    public sealed record View(Guid CallId, IReadOnlyList<Standing> Counts);

    public sealed record Standing(BaseKind Kind, ApplicationStatus Status, int Count);

    public static async Task<Results<Ok<View>, NotFound>> Handle(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (!await ReadCalls.Visible(db, caller).AnyAsync(c => c.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var counts = await db.Applications.Where(a => a.CallId == id && a.SubmittedAt != null).GroupBy(a => new { a.Kind, a.Status })
            .Select(group => new { group.Key.Kind, group.Key.Status, Count = group.Count() }).ToListAsync(cancellationToken);
        return TypedResults.Ok(new View(
            id, [.. counts.OrderBy(c => c.Kind).ThenBy(c => c.Status).Select(c => new Standing(c.Kind, c.Status, c.Count))]));
    }
}
