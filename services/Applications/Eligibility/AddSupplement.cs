using System.ComponentModel.DataAnnotations;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Eligibility;

internal static class AddSupplement
{
    /// <param name="Statement">What is added (补正), and where its evidence is. Nothing in the sealed form is replaced.</param>
    public sealed record Request([property: Required, Text(Words.MaxStatement)] string Statement);

    public static Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            desk.Own, id, ifMatch, Step.Quiet("supplement-added", a => a.AddSupplement(request.Statement, clock.Now)), cancellationToken);
}
