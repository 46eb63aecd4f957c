using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class ReadRectifications
{
    public static Task<Page<RectificationView>> List(
        [AsParameters] PageRequest page, RectificationProcedure procedure, CancellationToken cancellationToken, Guid? baseId = null,
        DateOnly? liveOn = null) =>
        procedure.InSight()
            .Where(r => (baseId == null || r.BaseId == baseId)
                && (liveOn == null || (r.OrderedOn <= liveOn && (r.ClosedOn == null || r.ClosedOn >= liveOn))))
            .ToPageAsync(page, RectificationView.Of, cancellationToken);

    public static Task<Results<Ok<RectificationView>, NotFound>> One(Guid id, RectificationProcedure procedure, CancellationToken cancellationToken) =>
        procedure.InSight().OneAsync(id, RectificationView.Of, cancellationToken);
}
