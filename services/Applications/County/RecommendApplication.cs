using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.County;

internal static class RecommendApplication
{
    /// <param name="LetterNumber">The recommendation letter's number (推荐函文号); one letter may recommend several.</param>
    /// <param name="Checks">Every mandatory point of <c>GET /recommendation-points</c>, and any of the others.</param>
    /// <param name="Rank">Its place among what the county recommends of the kind, 1 for the first; the last where none is given.</param>
    public sealed record Request(
        [property: Required, Text(Words.Max)] string Opinion,
        [property: Required, Text(100)] string LetterNumber,
        [property: Required, Items(50)] IReadOnlyList<CheckRequest> Checks,
        [property: Range(1, 1000)] int? Rank = null);

    /// <param name="Holds">Yes or no.</param>
    public sealed record CheckRequest(
        [property: Required, Text(Words.MaxCode)] string Point, bool Holds, [property: Text(Words.Max, MayBeBlank = true)] string? Remark = null);

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await desk.InTheArea.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        await RecommendAsync(db, desk, application, request, clock.Now, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }

    /// <summary>Without the save: a spreadsheet recommends many at once.</summary>
    internal static async Task RecommendAsync(
        ApplicationsDb db, ApplicationDesk desk, Application application, Request request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = await db.PromotionBodies.AsNoTracking().SingleOrDefaultAsync(b => b.Area == application.Area, cancellationToken);
        var checks = request.Checks.Select(c => new CheckedPoint(c.Point, c.Holds, c.Remark)).ToList();
        var ownRegion = CountyOrganisations.Includes(body, application.Area, application.ApplicantCode);
        desk.Take(application, new Step(
            "application-recommended",
            a => a.Recommend(new(request.LetterNumber, request.Opinion, checks, ownRegion, now)), request.Opinion,
            a => new { a.OwnRegion, request.LetterNumber, Checks = checks }));
        Require(
            body is not null, "promotion-body-missing",
            "This county or zone has named no promotion body yet (推进工作机构, R72): record it by POST /promotion-bodies, then recommend.");
        CheckList.Verify(checks);
        await EnterAsync(db, application, request.Rank, now, cancellationToken);
    }

    private static async Task EnterAsync(
        ApplicationsDb db, Application application, int? rank, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var list = await db.LockCountyListAsync(application, cancellationToken);
        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
        var isOrderOpen = await db.IsOrderOpenAsync(list, call, now, cancellationToken);
        var place = list.Admit(application.Id, rank, call.Rules.QuotaOf(application.Area, application.Kind), isOrderOpen);
        db.Record(list, "county-list-grown", data: new { ApplicationId = application.Id, Rank = place, list.Quota });
    }
}
