using Applications.County;
using Applications.Data;
using Applications.Eligibility;
using Applications.Eligibility.Departments;
using Applications.Notices;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Intake;

internal static class WithdrawApplication
{
    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock,
        DepartmentChecks checks, CancellationToken cancellationToken)
    {
        if (await desk.Own.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        await db.LeaveCountyListAsync(application, cancellationToken);
        desk.Take(application, new Step("application-withdrawn", a => a.Withdraw(request.Reason, clock.Now), request.Reason));
        await checks.LapseAsync(id, cancellationToken);
        await db.UnscheduleAsync(EndSupplement.DueKind, id, cancellationToken);
        await db.UnscheduleAsync(EndPublicNotice.DueKind, id, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }
}
