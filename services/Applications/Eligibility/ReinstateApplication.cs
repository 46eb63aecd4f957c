using Applications.Eligibility.Departments;
using Applications.Eligibility.Rules;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Eligibility;

internal static class ReinstateApplication
{
    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationDesk desk, EligibilityReview review, DepartmentChecks checks,
        BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var report = await review.RunAsync(application, ReviewOccasion.Reinstated, cancellationToken);
        desk.Take(application, EligibilityCheck.Reviewed(
            "application-reinstated", a => a.Reinstate(request.Reason, report, clock.Now), request.Reason));
        await checks.AskStaleAsync(application, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }
}
