using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Registry.Changes;

internal static class ReadChanges
{
    public static Task<Page<ChangeView>> List([AsParameters] PageRequest page, ChangeProcedure changes, CancellationToken cancellationToken) =>
        changes.InSight().ToPageAsync(page, ChangeView.Of, cancellationToken);

    public static Task<Results<Ok<ChangeView>, NotFound>> One(Guid id, ChangeProcedure changes, CancellationToken cancellationToken) =>
        changes.InSight().OneAsync(id, ChangeView.Of, cancellationToken);
}
