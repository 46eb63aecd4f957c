using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Objections;
using Applications.Requests;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Public;

internal static class ObjectToNotice
{
    /// <param name="ApplicationId">Of the notice's entry.</param>
    /// <param name="Name">The real name of a person or an organisation (实名); the applicant is not told.</param>
    /// <param name="Contact">Telephone, address or e-mail at which they are reached.</param>
    /// <param name="Evidence">Where the evidence is; files are brought to the commission.</param>
    public sealed record Request(
        Guid ApplicationId,
        [property: Required, Text(100), MinLength(2)] string Name,
        [property: Required, Text(100), MinLength(5)] string Contact,
        [property: Required, Text(Words.Max), MinLength(10)] string Grounds,
        [property: Items(5), References] IReadOnlyList<string>? Evidence = null);

    /// <param name="Number">The acknowledgement (受理编号).</param>
    /// <param name="Token">Shown this once: it opens the answer.</param>
    /// <param name="AnswerDueAt">The first instant at which the answer is late.</param>
    public sealed record Acknowledgement(string Number, string Token, DateTimeOffset ReceivedAt, DateTimeOffset AnswerDueAt);

    /// <summary>What is not under notice and what does not exist are refused alike.</summary>
    public static async Task<Created<Acknowledgement>> Handle(
        Request request, ApplicationsDb db, ObjectionDesk desk, CancellationToken cancellationToken)
    {
        var application = await db.LockApplicationAsync(request.ApplicationId, cancellationToken);
        Require(
            application is not null, "notice-over", "Objections are taken while the public notice runs: this application is not under notice now.");
        var objection = await desk.RaiseAsync(
            application, new(request.Name.Trim(), request.Contact.Trim()), request.Grounds, request.Evidence, cancellationToken);
        var token = objection.GiveToken();
        db.Record(objection, "objection-received", to: objection.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            $"public/objections/{objection.Number}", new Acknowledgement(objection.Number, token, objection.RaisedAt, objection.AnswerDueAt));
    }
}
