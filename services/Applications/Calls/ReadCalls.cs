using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
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

    /// <summary>A draft is the commission's own; to all others it does not exist.</summary>
    internal static IQueryable<Call> Visible(ApplicationsDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) ? db.Calls : db.Calls.Where(c => c.Status != CallStatus.Draft);
}
