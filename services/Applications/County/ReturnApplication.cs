using System.ComponentModel.DataAnnotations;
using Applications.Calls;
using Applications.Data;
using Applications.Forms;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.County;

/// <summary>
/// The county gives an application back with the fields to correct. It can be handed in again while the call is open, and within the call's
/// working days for a correction in any case: who was returned on the last day is not shut out.
/// </summary>
internal static class ReturnApplication
{
    /// <param name="Fields">What is to be corrected, field by field.</param>
    public sealed record Request(
        [property: Required, Text(Words.Max)] string Reason, [property: Items(100)] IReadOnlyList<MarkedField>? Fields = null);

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock, WorkingCalendar calendar,
        CancellationToken cancellationToken)
    {
        if (await desk.InTheArea.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        await ReturnAsync(db, desk, application, request, clock, calendar, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }

    /// <summary>Without the save: a spreadsheet returns many at once.</summary>
    internal static async Task ReturnAsync(
        ApplicationsDb db, ApplicationDesk desk, Application application, Request request, BusinessClock clock, WorkingCalendar calendar,
        CancellationToken cancellationToken)
    {
        var terms = await db.TermsOfAsync(application, cancellationToken);
        var until = calendar.DueAfter(clock.Today, terms.Rules.SupplementWorkingDays);
        var returned = Step.Quiet(
            "application-returned", a => a.Return(request.Reason, request.Fields ?? [], until, clock.Now), request.Reason);
        desk.Take(application, returned with { Data = a => new { a.CorrectionUntil, Fields = a.Corrections.Select(c => c.Pointer) } });
    }
}
