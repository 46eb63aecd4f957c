using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases.History;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class ReadRectifications
{
    public static Task<Page<RectificationView>> List(
        [AsParameters] PageRequest page, [AsParameters] TimeRequest time, RectificationProcedure procedure, BusinessClock clock,
        CancellationToken cancellationToken, Guid? baseId = null, DateOnly? liveOn = null) =>
        procedure.InSightAt(time, clock)
            .Where(r => (baseId == null || r.BaseId == baseId)
                && (liveOn == null || (r.OrderedOn <= liveOn && (r.ClosedOn == null || r.ClosedOn >= liveOn))))
            .ToPageAsync(page, RectificationView.Of, cancellationToken);

    public static Task<Results<Ok<RectificationView>, NotFound>> One(
        Guid id, [AsParameters] TimeRequest time, RectificationProcedure procedure, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.InSightAt(time, clock).OneAsync(id, RectificationView.Of, cancellationToken);
}
