using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Contracts;
using Microsoft.EntityFrameworkCore;

namespace Applications.Selection;

/// <summary>A kind under a call at this moment: its applications, and the room that is left for them.</summary>
/// <param name="BelowTheMark">Whom the latest ranking says to have missed the criteria's pass mark or a gate.</param>
internal sealed record KindRoom(IReadOnlyList<Application> All, Room Room, IReadOnlySet<Guid> BelowTheMark)
{
    public static async Task<KindRoom> OfAsync(ApplicationsDb db, Call call, BaseKind kind, CancellationToken cancellationToken)
    {
        var all = await db.Applications.HandedIn().Where(a => a.CallId == call.Id && a.Kind == kind).ToListAsync(cancellationToken);
        var held = all.Where(a => ApplicationStatuses.HoldingAPlace.Contains(a.Status)).ToList();
        var latest = await db.Rankings.AsNoTracking().Where(r => r.CallId == call.Id && r.Kind == kind).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        return new(all, new(
            call.Rules.PlacesOf(kind) - held.Count, call.Rules.Reserves, held.GroupBy(a => a.Area).ToDictionary(area => area.Key, area => area.Count()),
            call.Rules.Balance?.Of(kind)), latest?.Places.Where(place => !place.Passed).Select(place => place.ApplicationId).ToHashSet() ?? []);
    }

    public IReadOnlyList<Candidate> Candidates =>
    [
        .. All.Where(a => a.Status is ApplicationStatus.Ranked or ApplicationStatus.Reserve)
            .Select(a => new Candidate(a.Id, a.Name, a.Area, a.Rank!.Value, a.Score!.Value, !BelowTheMark.Contains(a.Id))),
    ];
}
