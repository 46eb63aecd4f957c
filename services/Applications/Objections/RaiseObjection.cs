using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Objections;

internal static class RaiseObjection
{
    /// <summary>For somebody who came in person or wrote: recorded and taken up at once.</summary>
    /// <param name="Objector">Who objects; the applicant is not told.</param>
    /// <param name="Contact">How to reach them.</param>
    /// <param name="Evidence">Where the evidence is.</param>
    public sealed record Request(
        [property: Required, Text(Words.MaxName)] string Objector, [property: Required, Text(Words.Max)] string Grounds,
        [property: Text(Words.MaxName)] string? Contact = null, [property: Items(5), References] IReadOnlyList<string>? Evidence = null);

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, ApplicationDesk desk, ObjectionDesk objections,
        CancellationToken cancellationToken)
    {
        if (await db.LockApplicationAsync(id, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(application);
        var objection = await objections.RaiseAsync(
            application, new(request.Objector, request.Contact), request.Grounds, request.Evidence, cancellationToken);
        db.Record(objection, "objection-received", to: objection.Status.ToString());
        objections.Accept(objection, application);
        return await desk.SaveAsync(application, cancellationToken);
    }
}

/// <summary>References to evidence: a few words each.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute() : ValidationAttribute($"Write 1 to {Words.MaxName} characters for each reference.")
{
    private static readonly TextAttribute One = new(Words.MaxName);

    public override bool IsValid(object? value) => value is not IEnumerable<string> references || references.All(One.IsValid);
}
