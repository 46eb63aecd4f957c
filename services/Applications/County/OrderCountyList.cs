using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Requests;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.County;

internal static class OrderCountyList
{
    /// <param name="Applications">Every application of the list once, best first.</param>
    public sealed record Request([property: Required, Items(1000)] IReadOnlyList<Guid> Applications);

    public static async Task<Results<Ok<CountyListView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from county_list where id = {id} for update", cancellationToken);
        var own = db.CountyLists.Where(l => caller.Area != null && l.Area == caller.Area);
        if (await own.SingleOrDefaultAsync(l => l.Id == id, cancellationToken) is not { } list)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(list);
        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == list.CallId, cancellationToken);
        list.PutInOrder(request.Applications, await db.IsOrderOpenAsync(list, call, clock.Now, cancellationToken));
        db.Record(list, "county-list-ordered", data: new { list.Applications });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CountyListView.Of(list));
    }
}
