using Applications.Data;
using Applications.Objections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Applications.Public;

internal static class ReadAnswer
{
    /// <param name="AnswerDueAt">The first instant at which the answer is late.</param>
    /// <param name="Answer">None while it is open.</param>
    public sealed record View(
        string Number, ObjectionStatus Status, DateTimeOffset ReceivedAt, DateTimeOffset AnswerDueAt, bool IsOverdue, RefusalGround? RefusedFor,
        string? Answer, DateTimeOffset? AnsweredAt);

    /// <summary>404 alike for a number that does not exist and a token that is not its own.</summary>
    public static async Task<Results<Ok<View>, NotFound>> Handle(
        string number, [FromHeader(Name = "Objection-Token")] string? token, HttpContext http, ApplicationsDb db, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        var objection = await db.Objections.AsNoTracking().SingleOrDefaultAsync(o => o.Number == number, cancellationToken);
        return objection is not null && token is not null && objection.IsToken(token)
            ? TypedResults.Ok(new View(
                objection.Number, objection.Status, objection.RaisedAt, objection.AnswerDueAt, objection.OverdueSince is not null, objection.RefusedFor,
                objection.Answer, objection.AnsweredAt))
            : TypedResults.NotFound();
    }
}
