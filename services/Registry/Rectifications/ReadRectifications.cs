using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class ReadRectifications
{
    public static Task<Page<RectificationView>> List(
        [AsParameters] PageRequest page, RectificationProcedure procedure, CancellationToken cancellationToken) =>
        procedure.InSight().ToPageAsync(page, RectificationView.Of, cancellationToken);

    public static Task<Results<Ok<RectificationView>, NotFound>> One(Guid id, RectificationProcedure procedure, CancellationToken cancellationToken) =>
        procedure.InSight().OneAsync(id, RectificationView.Of, cancellationToken);
}
