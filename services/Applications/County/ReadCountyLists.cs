using Applications.Data;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.County;

internal static class ReadCountyLists
{
    public static Task<Page<CountyListView>> List(
        [AsParameters] PageRequest page, Guid? callId, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).Where(l => callId == null || l.CallId == callId).ToPageAsync(page, CountyListView.Of, cancellationToken);

    public static Task<Results<Ok<CountyListView>, NotFound>> One(Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, CountyListView.Of, cancellationToken);

    public static IReadOnlyList<CheckPoint> Points() => CheckList.Points;

    internal static IQueryable<CountyList> Visible(ApplicationsDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor)
            ? db.CountyLists
            : db.CountyLists.Where(l => caller.Area != null && l.Area == caller.Area);
}

/// <summary>What one county or zone recommends of one kind under one call.</summary>
/// <param name="Quota">How many it may recommend; none where the call sets no limit.</param>
/// <param name="Applications">Best first: the place is the rank.</param>
public sealed record CountyListView(
    Guid Id, long Revision, Guid CallId, BaseKind Kind, string Area, int? Quota, IReadOnlyList<Guid> Applications) : IVersioned
{
    internal static CountyListView Of(CountyList l) => new(l.Id, l.Revision, l.CallId, l.Kind, l.Area, l.Quota, l.Applications);
}
