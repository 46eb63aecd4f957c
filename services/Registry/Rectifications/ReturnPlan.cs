using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class ReturnPlan
{
    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, RectificationProcedure procedure, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "plan-returned", request.Reason, r => r.ReturnPlan(request.Reason), cancellationToken);
}
