using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class StartRectification
{
    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, RectificationProcedure procedure, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "rectification-started", reason: null, r => r.Start(), cancellationToken);
}
