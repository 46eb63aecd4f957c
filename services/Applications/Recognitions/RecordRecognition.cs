using System.ComponentModel.DataAnnotations;
using Applications.Calls;
using Applications.Data;
using Calendar;
using Contracts;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Recognitions;

internal static class RecordRecognition
{
    /// <param name="Area">Division code of the county, district or zone, such as 130102; P and five digits for a zone without one.</param>
    /// <param name="DocumentNumber">The consenting document's number (文号).</param>
    public sealed record Request(
        Guid CallId,
        BaseKind Kind,
        [property: Required, Text(200)] string Name,
        [property: Required, RegularExpression(AreaCode.Pattern)] string Area,
        [property: Required] BuilderRequest Builder,
        [property: Required, Text(100)] string DocumentNumber);

    public sealed record BuilderRequest(
        [property: Required, Text(200)] string Name, [property: Required, CreditCode] string CreditCode);

    public static async Task<Created<RecognitionView>> Handle(
        Request request, ApplicationsDb db, EventOutbox outbox, BusinessClock clock, CancellationToken cancellationToken)
    {
        var call = await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CallId, cancellationToken);
        Require(call is { Status: not CallStatus.Draft }, "call-not-published", "A base is recognised under a published call only.");
        Require(call.Kinds.Contains(request.Kind), "kind-not-in-call", "This call does not invite that kind of base.");
        Require(
            !await db.Recognitions.AnyAsync(r => r.CallId == request.CallId && r.Name == request.Name, cancellationToken),
            "already-recognised", "This base has been recognised under this call already.");

        var recognition = new Recognition(
            call.Id, request.Kind, request.Name, request.Area, new(request.Builder.Name, request.Builder.CreditCode),
            request.DocumentNumber, clock.Today);
        db.Recognitions.Add(recognition);
        db.Record(recognition, "base-recognised", reason: request.DocumentNumber);
        var body = await db.PromotionBodies.AsNoTracking().SingleOrDefaultAsync(b => b.Area == request.Area, cancellationToken);
        outbox.Add(recognition.Announce(call.Year, countyBody: body?.Name));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"recognitions/{recognition.Id}", RecognitionView.Of(recognition));
    }
}

/// <summary>A recognition as callers see it.</summary>
/// <param name="ApplicationId">None for a base that was recognised before the platform (R94).</param>
public sealed record RecognitionView(
    Guid Id, long Revision, Guid CallId, BaseKind Kind, string Name, string Area, Party Builder, string DocumentNumber,
    DateOnly RecognisedOn, Guid? ApplicationId) : IVersioned
{
    internal static RecognitionView Of(Recognition r) =>
        new(r.Id, r.Revision, r.CallId, r.Kind, r.Name, r.Area, r.Builder, r.DocumentNumber, r.RecognisedOn, r.ApplicationId);
}
