using Applications.Data;
using Applications.Materials;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.Intake;

internal static class SubmitApplication
{
    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ApplicationsDb db, ApplicationDesk desk, FormReview review, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        await db.LockMaterialsAsync(id, cancellationToken); // nothing comes or goes between what is checked and what is sealed
        if (await desk.Own.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
        var materials = await db.MaterialsToSealAsync(id, cancellationToken);
        var problems = await review.ProblemsOfAsync(application, call, cancellationToken);
        desk.Take(application, new Step("application-submitted", a => a.Submit(call, problems, materials, clock.Now), Data: a => new { a.FormHash }));
        return await desk.SaveAsync(application, cancellationToken);
    }
}
