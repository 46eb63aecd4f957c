using System.ComponentModel.DataAnnotations;
using Applications.Bulk;
using Applications.Data;
using Applications.Requests;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Eligibility.Departments;

/// <summary>A department answers its own checks, by an officer or by its system, one or many at a time.</summary>
internal static class AnswerDepartmentCheck
{
    /// <param name="Reason">Needed where the department objects or cannot say.</param>
    /// <param name="Evidence">Where the evidence is, such as a record's number.</param>
    public sealed record Request(
        DepartmentAnswer Answer, [property: Text(Words.Max)] string? Reason = null, [property: Text(Words.Max)] string? Evidence = null)
        : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Answer is not DepartmentAnswer.Clear && Reason is null)
            {
                yield return new("Say why: an objection, and a department that cannot say, give their reason.", [nameof(Reason)]);
            }
        }
    }

    public sealed record ManyRequest([property: Required, MinLength(1), Items(200)] IReadOnlyList<Item> Items);

    public sealed record Item(Guid CheckId, [property: Required] Request Answer);

    public static Task<Results<Ok<DepartmentCheckView>, NotFound>> One(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        TakeAsync(id, ifMatch, request, db, caller, clock, cancellationToken);

    /// <summary>The same answer given again is no change; another one to an answered check is refused.</summary>
    public static Task<BulkAnswer> Many(
        ManyRequest request, BulkDesk bulk, ApplicationsDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        bulk.EachAsync(
            request.Items, item => item.CheckId,
            item => TakeAsync(item.CheckId, ifMatch: null, item.Answer, db, caller, clock, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<DepartmentCheckView>, NotFound>> TakeAsync(
        Guid id, IfMatch? ifMatch, Request request, ApplicationsDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.DepartmentChecks.OfDepartment(caller).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } check)
        {
            return TypedResults.NotFound();
        }

        ifMatch?.Check(check);
        if (check.Says(request.Answer, request.Reason, request.Evidence))
        {
            return TypedResults.Ok(DepartmentCheckView.Of(check));
        }

        var from = check.Status;
        check.Take(request.Answer, request.Reason, request.Evidence, caller.Subject, clock.Now);
        db.Record(check, "department-answered", from.ToString(), check.Status.ToString(), request.Reason, new { check.ApplicationId, Answer = request.Answer.ToString() });
        await db.UnscheduleAsync(PassDepartmentDeadline.DueKind, id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(DepartmentCheckView.Of(check));
    }
}
