using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Forms;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.County;

internal static class ReturnApplication
{
    /// <summary>Working days in which a returned form is taken although the call has closed meanwhile.</summary>
    private const int CorrectionWorkingDays = 5;

    /// <param name="Fields">What is to be corrected, field by field.</param>
    public sealed record Request(
        [property: Required, Text(Words.Max)] string Reason, [property: Items(100)] IReadOnlyList<MarkedField>? Fields = null);

    public static Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationDesk desk, BusinessClock clock, WorkingCalendar calendar,
        CancellationToken cancellationToken)
    {
        var until = calendar.DueAfter(clock.Today, CorrectionWorkingDays);
        return desk.TakeAsync(
            desk.InTheArea, id, ifMatch,
            new Step(
                "application-returned",
                a =>
                {
                    a.Return(request.Reason, request.Fields ?? [], until, clock.Now);
                    return null;
                },
                request.Reason, a => new { a.CorrectionUntil, Fields = a.Corrections.Select(c => c.Pointer) }),
            cancellationToken);
    }
}
