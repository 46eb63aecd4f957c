using Applications.Data;
using Applications.Requests;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Eligibility.Departments;

internal static class OverrideDepartmentCheck
{
    public static async Task<Results<Ok<DepartmentCheckView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (await db.DepartmentChecks.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } check)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(check);
        var from = check.Status;
        check.Override(request.Reason, caller.Subject);
        db.Record(check, "department-check-overridden", from.ToString(), check.Status.ToString(), request.Reason, new { check.ApplicationId });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(DepartmentCheckView.Of(check));
    }
}
