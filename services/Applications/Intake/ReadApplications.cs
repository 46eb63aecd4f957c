using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Intake;

internal static class ReadApplications
{
    public static Task<Results<Ok<ApplicationView>, NotFound>> One(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        db.ReadableBy(caller).OneAsync(id, application => ApplicationView.Of(application, caller), cancellationToken);
}
