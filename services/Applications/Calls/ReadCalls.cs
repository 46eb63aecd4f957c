using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Calls;

internal static class ReadCalls
{
    public static Task<Page<CallView>> List(
        [AsParameters] PageRequest page, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, CallView.Of, cancellationToken);

    public static Task<Results<Ok<CallView>, NotFound>> One(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, CallView.Of, cancellationToken);

    /// <summary>A call has few versions: they come as one answer.</summary>
    public static async Task<Results<Ok<IReadOnlyList<CallVersionView>>, NotFound>> Versions(
        Guid id, ApplicationsDb db, CancellationToken cancellationToken)
    {
        var versions = await db.CallVersions.AsNoTracking().Where(v => v.CallId == id).OrderBy(v => v.Number).ToListAsync(cancellationToken);
        return versions.Count == 0 ? TypedResults.NotFound() : TypedResults.Ok<IReadOnlyList<CallVersionView>>([.. versions.Select(CallVersionView.Of)]);
    }

    /// <summary>A draft is the commission's own; to all others it does not exist.</summary>
    internal static IQueryable<Call> Visible(ApplicationsDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) ? db.Calls : db.Calls.Where(c => c.Status != CallStatus.Draft);
}
