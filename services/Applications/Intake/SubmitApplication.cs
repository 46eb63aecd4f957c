using Applications.Data;
using Applications.Materials;
using Applications.Receipts;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.Intake;

/// <summary>Form, seal, receipt, audit row and event commit together: what was acknowledged exists, whole.</summary>
internal static class SubmitApplication
{
    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ApplicationsDb db, ApplicationDesk desk, FormReview review, SigningKey key, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        await db.LockMaterialsAsync(id, cancellationToken); // nothing comes or goes between what is checked and what is sealed
        if (await desk.Own.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
        var materials = await db.MaterialsToSealAsync(id, cancellationToken);
        var problems = await review.ProblemsOfAsync(application, call, materials, cancellationToken);
        var number = Submission.NumberOf(application.Id, application.Revision, clock.Today);
        desk.Take(application, new Step(
            "application-submitted", a => a.Submit(call, problems, materials, clock.Now), Data: a => new { a.FormHash, Receipt = number }));
        db.Receipts.Add(new(key, new(
            number, application.Id, call.Id, application.CallVersion, application.Kind, call.CriteriaOf(application.Kind)!.Value,
            application.ApplicantCode, application.Name, application.FormHash!, application.SubmittedAt!.Value)));
        return await desk.SaveAsync(application, cancellationToken);
    }
}
