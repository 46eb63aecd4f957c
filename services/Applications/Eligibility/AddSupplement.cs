using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Eligibility.Rules;
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
    /// <param name="Points">What is said to each point that was named.</param>
    public sealed record Request(
        [property: Required, Text(Words.MaxStatement)] string Statement, [property: Items(50)] IReadOnlyList<PointRequest>? Points = null);

    public sealed record PointRequest([property: Required, Text(Words.MaxName)] string Name, [property: Required, Text(Words.MaxStatement)] string Text);

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, ApplicationDesk desk, EligibilityReview review, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        if (await desk.Own.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var report = await review.RunAsync(application, ReviewOccasion.Supplemented, cancellationToken);
        var points = (request.Points ?? []).Select(p => new SupplementPoint(p.Name, p.Text)).ToList();
        desk.Take(application, EligibilityCheck.Reviewed(
            "supplement-added", a => a.AddSupplement(new(request.Statement, clock.Now, points), report)));
        await db.UnscheduleAsync(EndSupplement.DueKind, id, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }
}
