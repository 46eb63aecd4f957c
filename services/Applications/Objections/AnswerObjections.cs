using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Objections;

/// <summary>Objections are taken up or refused, and decided: each by itself, or all of an application's together.</summary>
internal static class AnswerObjections
{
    public sealed record RefuseRequest(RefusalGround Ground, [property: Required, Text(Words.Max)] string Reason);

    /// <param name="To">Where the application goes back to.</param>
    /// <param name="Items">The annex items concerned, where it goes back to the experts; none for all.</param>
    /// <param name="Reviews">The reviews in Evaluation that are concerned; none for all.</param>
    public sealed record UpholdRequest(
        [property: Required, Text(Words.Max)] string Reason, BackTo To, [property: Items(100), References] IReadOnlyList<string>? Items = null,
        [property: MaxLength(20)] IReadOnlyList<Guid>? Reviews = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (To is not BackTo.UnderEvaluation && (Items ?? []).Count + (Reviews ?? []).Count > 0)
            {
                yield return new("Items and reviews are named where the application goes back to the experts.", [nameof(Items)]);
            }
        }

        internal SentBack ToSentBack() => new(To is BackTo.UnderEvaluation, Reason, Items ?? [], Reviews ?? []);
    }

    /// <summary>Where an upheld objection sends the application.</summary>
    public enum BackTo
    {
        EligibilityCheck,
        UnderEvaluation,
    }

    public static Task<Results<Ok<ObjectionView>, NotFound>> Accept(
        Guid id, IfMatch ifMatch, ApplicationsDb db, ObjectionDesk desk, Caller caller, CancellationToken cancellationToken) =>
        OneAsync(id, ifMatch, db, caller, (objection, application) =>
        {
            desk.Accept(objection, application);
            return Task.CompletedTask;
        }, cancellationToken);

    public static Task<Results<Ok<ObjectionView>, NotFound>> Refuse(
        Guid id, IfMatch ifMatch, RefuseRequest request, ApplicationsDb db, ObjectionDesk desk, Caller caller, CancellationToken cancellationToken) =>
        OneAsync(id, ifMatch, db, caller,
            (objection, application) => desk.RefuseAsync(objection, application, request.Ground, request.Reason, cancellationToken), cancellationToken);

    public static Task<Results<Ok<ObjectionView>, NotFound>> Dismiss(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationsDb db, ObjectionDesk desk, Caller caller, CancellationToken cancellationToken) =>
        OneAsync(id, ifMatch, db, caller,
            (objection, application) => desk.DismissAsync([objection], application, request.Reason, cancellationToken), cancellationToken);

    public static Task<Results<Ok<ObjectionView>, NotFound>> Uphold(
        Guid id, IfMatch ifMatch, UpholdRequest request, ApplicationsDb db, ObjectionDesk desk, Caller caller, CancellationToken cancellationToken) =>
        OneAsync(id, ifMatch, db, caller,
            (objection, application) => desk.UpholdAsync([objection], application, request.ToSentBack(), cancellationToken), cancellationToken);

    public static Task<Results<Ok<ApplicationView>, NotFound>> DismissAll(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationsDb db, ApplicationDesk applications, ObjectionDesk desk,
        CancellationToken cancellationToken) =>
        AllAsync(id, ifMatch, db, applications,
            (objections, application) => desk.DismissAsync(objections, application, request.Reason, cancellationToken), cancellationToken);

    public static Task<Results<Ok<ApplicationView>, NotFound>> UpholdAll(
        Guid id, IfMatch ifMatch, UpholdRequest request, ApplicationsDb db, ApplicationDesk applications, ObjectionDesk desk,
        CancellationToken cancellationToken) =>
        AllAsync(id, ifMatch, db, applications,
            (objections, application) => desk.UpholdAsync(objections, application, request.ToSentBack(), cancellationToken), cancellationToken);

    private static async Task<Results<Ok<ObjectionView>, NotFound>> OneAsync(
        Guid id, IfMatch ifMatch, ApplicationsDb db, Caller caller, Func<Objection, Application, Task> answer, CancellationToken cancellationToken)
    {
        var against = await db.Objections.Where(o => o.Id == id).Select(o => (Guid?)o.ApplicationId).SingleOrDefaultAsync(cancellationToken);
        if (against is null || await db.LockApplicationAsync(against.Value, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var objection = await db.Objections.SingleAsync(o => o.Id == id, cancellationToken); // not before the lock: a colleague may have decided
        ifMatch.Check(objection);
        await answer(objection, application);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ObjectionView.Of(objection, caller));
    }

    private static async Task<Results<Ok<ApplicationView>, NotFound>> AllAsync(
        Guid id, IfMatch ifMatch, ApplicationsDb db, ApplicationDesk applications, Func<IReadOnlyList<Objection>, Application, Task> answer,
        CancellationToken cancellationToken)
    {
        if (await db.LockApplicationAsync(id, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(application);
        var open = await db.Objections.Where(o => o.ApplicationId == id && o.Status == ObjectionStatus.Accepted).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        await answer(open, application);
        return await applications.SaveAsync(application, cancellationToken);
    }
}
