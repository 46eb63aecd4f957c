using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class SubmitPlan
{
    /// <param name="Text">What the base will do by when to improve.</param>
    public sealed record Request([property: Required, Text(10_000)] string Text);

    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "plan-submitted", request.Text, r => r.SubmitPlan(request.Text), cancellationToken);
}
