using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Contracts;
using Microsoft.EntityFrameworkCore;

namespace Applications.Selection;

/// <summary>A kind under a call at this moment: its applications, and the room that is left for them.</summary>
internal sealed record KindRoom(IReadOnlyList<Application> All, Room Room)
{
    public static async Task<KindRoom> OfAsync(ApplicationsDb db, Call call, BaseKind kind, CancellationToken cancellationToken)
    {
        var all = await db.Applications.HandedIn().Where(a => a.CallId == call.Id && a.Kind == kind).ToListAsync(cancellationToken);
        var held = all.Where(a => ApplicationStatuses.HoldingAPlace.Contains(a.Status)).ToList();
        return new(all, new(
            call.Rules.PlacesOf(kind) - held.Count, call.Rules.Reserves, held.GroupBy(a => a.Area).ToDictionary(area => area.Key, area => area.Count()),
            call.Rules.Balance?.Of(kind)));
    }

    public IReadOnlyList<Candidate> Candidates =>
        [.. All.Where(a => a.Status is ApplicationStatus.Ranked or ApplicationStatus.Reserve).Select(a => new Candidate(a.Id, a.Name, a.Area, a.Rank!.Value, a.Score!.Value))];
}
