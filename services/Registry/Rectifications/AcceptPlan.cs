using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class AcceptPlan
{
    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, RectificationProcedure procedure, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "plan-accepted", reason: null, r => r.AcceptPlan(), cancellationToken);
}
