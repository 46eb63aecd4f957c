using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class AcceptPlan
{
    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, RectificationDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(id, ifMatch, "plan-accepted", reason: null, r => r.AcceptPlan(), cancellationToken);
}
