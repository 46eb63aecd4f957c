using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Titles;

/// <summary>The policy names no term; a city's own rules may.</summary>
internal static class LimitTitle
{
    /// <param name="Until">The last day of the title's term, from today on.</param>
    /// <param name="DocumentNumber">The document that says so (文号).</param>
    public sealed record Request(DateOnly Until, [property: Required, Text(100)] string DocumentNumber);

    public static Task<Results<Ok<BaseView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, BaseProcedure procedure, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.StepAsync(
            id, ifMatch, "title-limited", request.DocumentNumber, b => b.LimitTitle(request.Until, clock.Today), cancellationToken);
}
