using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Requests;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Objections;

internal static class CommentOnObjection
{
    public sealed record Request([property: Required, Text(Words.Max)] string Text);

    /// <summary>What the applicant says to it, before the decision.</summary>
    public static async Task<Results<Ok<ObjectionView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var objection = await db.ObjectionsReadableBy(caller).SingleOrDefaultAsync(
            o => o.Id == id && db.Applications.Any(a => a.Id == o.ApplicationId && a.ApplicantCode == caller.Organisation), cancellationToken);
        if (objection is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(objection);
        objection.Comment(request.Text, clock.Now);
        db.Record(objection, "objection-commented");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ObjectionView.Of(objection, caller));
    }
}
