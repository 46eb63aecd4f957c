using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Applications.Intake;

internal static class ReopenApplication
{
    public static Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ApplicationDesk desk, CancellationToken cancellationToken) =>
        desk.TakeAsync(desk.Own, id, ifMatch, Step.Quiet("application-reopened", a => a.Reopen()), cancellationToken);
}
