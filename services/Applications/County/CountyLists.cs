using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Applications.County;

/// <summary>Finds an application's list, and locks it: recommendations of one county follow one another.</summary>
internal static class CountyLists
{
    /// <summary>Held until the transaction of the request ends.</summary>
    public static async Task<CountyList> LockCountyListAsync(this ApplicationsDb db, Application application, CancellationToken cancellationToken)
    {
        var (call, kind, area) = (application.CallId, application.Kind, application.Area);
        await db.Database.ExecuteSqlAsync(
            $$"""
            insert into county_list (id, revision, call_id, kind, area, applications)
            values ({{Guid.CreateVersion7()}}, 0, {{call}}, {{kind.ToString()}}, {{area}}, array[]::uuid[]) on conflict do nothing
            """, cancellationToken); // a row that is missing cannot be locked
        await db.Database.ExecuteSqlAsync(
            $"select 1 from county_list where call_id = {call} and kind = {kind.ToString()} and area = {area} for update", cancellationToken);
        return await db.CountyLists.SingleAsync(l => l.CallId == call && l.Kind == kind && l.Area == area, cancellationToken);
    }

    /// <summary>While the call takes applications and the commission has begun with none of the list.</summary>
    public static async Task<bool> IsOrderOpenAsync(
        this ApplicationsDb db, CountyList list, Call call, DateTimeOffset now, CancellationToken cancellationToken) =>
        now < call.ClosesAt
        && !await db.Applications.AnyAsync(
            a => list.Applications.Contains(a.Id) && a.Status != ApplicationStatus.Recommended && a.Status != ApplicationStatus.CountyReview, cancellationToken);

    /// <summary>Before the step that withdraws it: what was recommended and not taken up yet gives its place back.</summary>
    public static async Task LeaveCountyListAsync(this ApplicationsDb db, Application application, CancellationToken cancellationToken)
    {
        if (application.Status is not ApplicationStatus.Recommended)
        {
            return;
        }

        var list = await db.LockCountyListAsync(application, cancellationToken);
        if (list.Leave(application.Id))
        {
            db.Record(list, "county-list-left", data: new { ApplicationId = application.Id });
        }
    }
}
