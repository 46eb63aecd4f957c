using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Changes;

/// <summary>The builder asks. Another's base does not exist for it.</summary>
internal static class RequestChange
{
    /// <param name="Name">The new name, for a change of name.</param>
    /// <param name="Builder">The new builder, for a change of builder.</param>
    /// <param name="Payee">The new account, for a change of payee; who is paid after a change of builder, without which nobody is until one is named.</param>
    /// <param name="Until">The wished last day, for a renewal.</param>
    public sealed record Request(
        ChangeKind Kind,
        [property: Required, Text(2_000)] string Reason,
        [property: Text(200)] string? Name = null,
        PartyRequest? Builder = null,
        PayeeRequest? Payee = null,
        DateOnly? Until = null);

    /// <param name="BankCode">The bank's 12-digit code in the payment system (联行号).</param>
    public sealed record PayeeRequest(
        [property: Required, Text(200)] string Name,
        [property: Required, CreditCode] string CreditCode,
        [property: Required, RegularExpression("^[0-9]{6,32}$")] string AccountNumber,
        [property: Required, RegularExpression("^[0-9]{12}$")] string BankCode);

    public static async Task<Results<Created<ChangeView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.LockBaseAsync(id, cancellationToken) is not { } b || !caller.Builds(b))
        {
            return TypedResults.NotFound();
        }

        if (FaultsOf(request).ToList() is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        Require(
            b.IsEntitled || (request.Kind is ChangeKind.Renewal && b.Title is TitleStatus.Expired), "title-not-held",
            $"The base's title is {b.Title}: only a renewal of an expired one can still be asked for.");
        Require(
            !await db.ChangeRequests.AnyAsync(c => c.BaseId == id && c.Kind == request.Kind && c.Status == ChangeStatus.Requested, cancellationToken),
            "change-requested", "A request of this kind waits for its decision already: withdraw that one first.");
        var payee = request.Payee is { } p ? new Payee(p.Name, p.CreditCode, p.AccountNumber, p.BankCode) : null;
        var asked = new ChangeRequest(
            id, new(request.Kind, request.Name, request.Builder?.ToParty(), payee, request.Until), request.Reason, caller.Subject, clock.Today);
        db.ChangeRequests.Add(asked);
        db.Record(asked, "change-requested", to: asked.Status.ToString(), reason: request.Reason, data: new { Kind = asked.Kind.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"change-requests/{asked.Id}", ChangeView.Of(asked));
    }

    /// <summary>Each kind asks for its own, and for nothing of another's.</summary>
    private static IEnumerable<FieldError> FaultsOf(Request request)
    {
        (string Pointer, bool IsThere, ChangeKind NeededBy, ChangeKind? TakenBy)[] members =
        [
            ("/name", request.Name is not null, ChangeKind.Name, null), ("/builder", request.Builder is not null, ChangeKind.Builder, null),
            ("/payee", request.Payee is not null, ChangeKind.Payee, ChangeKind.Builder), ("/until", request.Until is not null, ChangeKind.Renewal, null),
        ];
        return members
            .Where(m => m.IsThere ? request.Kind != m.NeededBy && request.Kind != m.TakenBy : request.Kind == m.NeededBy)
            .Select(m => new FieldError(m.Pointer, m.IsThere ? "This kind of request does not ask for it: leave it out." : "This kind of request asks for it: name it."));
    }
}
