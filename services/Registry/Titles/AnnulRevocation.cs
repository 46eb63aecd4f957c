using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Titles;

/// <summary>A decision on review (复核) undoes a revocation; nobody reviews a revocation of their own.</summary>
internal static class AnnulRevocation
{
    /// <param name="DocumentNumber">The document of the decision (文号).</param>
    /// <param name="DecidedOn">The day of that document, which is the first of the title's return; today unless said.</param>
    public sealed record Request(
        [property: Required, Text(100)] string DocumentNumber, [property: Required, Text(2_000)] string Reason, DateOnly? DecidedOn = null);

    public static Task<Results<Ok<BaseView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, BaseProcedure procedure, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken) =>
        procedure.StepAsync(
            id, ifMatch, "revocation-annulled", $"{request.DocumentNumber}: {request.Reason}", async b =>
            {
                var revocation = await db.Rectifications.AsNoTracking().Where(r => r.BaseId == id && r.RevokedBy != null)
                    .OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
                Require(
                    revocation is null || (caller.Subject != revocation.RevokedBy && caller.Subject != revocation.ProposedBy), "same-person",
                    "Who proposed or decided the revocation does not annul it: let a colleague do so.");
                return b.AnnulRevocation(request.DocumentNumber, request.Reason, request.DecidedOn ?? clock.Today);
            }, cancellationToken, request.DecidedOn);
}
