using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class SubmitReport
{
    /// <param name="Text">What has been done and reached.</param>
    public sealed record Request([property: Required, Text(10_000)] string Text);

    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "report-submitted", request.Text, r => r.SubmitReport(request.Text, clock.Today), cancellationToken);
}
