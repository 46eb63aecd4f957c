using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class VerifyReport
{
    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, RectificationProcedure procedure, Caller caller, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "verification-begun", reason: null, r => r.Verify(caller.Subject), cancellationToken);
}
