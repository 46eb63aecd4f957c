using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class ProposeRevocation
{
    /// <param name="Reason">Why the base is held not to have improved; becomes the reason of the revocation.</param>
    public sealed record Request([property: Required, Text(2_000)] string Reason);

    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, BusinessClock clock, Caller caller, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "revocation-proposed", request.Reason, r => r.ProposeRevocation(request.Reason, caller.Subject, clock.Today), cancellationToken);
}
