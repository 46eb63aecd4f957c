using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Notices;

/// <summary>The decision on the objections that are open against an application.</summary>
internal static class DecideObjection
{
    /// <param name="To">Where the application goes back to.</param>
    public sealed record UpholdRequest([property: Required, Text(Words.Max)] string Reason, BackTo To);

    /// <summary>Where an upheld objection sends the application.</summary>
    public enum BackTo
    {
        EligibilityCheck,
        UnderEvaluation,
    }

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Dismiss(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        desk.Take(application, Step.Quiet("objection-dismissed", a => a.Dismiss(request.Reason, clock.Now), request.Reason));
        desk.Take(application, Step.Quiet("public-notice-resumed", a => a.ResumeNotice()));
        await db.ScheduleAsync(EndPublicNotice.DueKind, id, application.NoticeEndsAt!.Value, cancellationToken); // its row may have passed meanwhile
        return await desk.SaveAsync(application, cancellationToken);
    }

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Uphold(
        Guid id, IfMatch ifMatch, UpholdRequest request, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        desk.Take(application, Step.Quiet("objection-upheld", a => a.Uphold(request.Reason, clock.Now), request.Reason));
        desk.Take(application, new Step("application-sent-back", a => a.GoBack(request.To is BackTo.UnderEvaluation, request.Reason)));
        await db.UnscheduleAsync(EndPublicNotice.DueKind, id, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }
}
