using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class VerifyReport
{
    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, RectificationProcedure procedure, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "verification-begun", reason: null, r => r.Verify(), cancellationToken);
}
