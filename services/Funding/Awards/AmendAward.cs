using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <summary>Works out the next version of an award; until another person approves it, nothing changes.</summary>
internal static class AmendAward
{
    /// <param name="Instalments">Of what is still to be paid; what was paid stays with the version it was paid under.</param>
    public sealed record Request(
        [property: Required, MinLength(1), MaxLength(InstalmentRequest.Most)] IReadOnlyList<InstalmentRequest> Instalments,
        [property: Required, Text(2_000)] string Reason) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => InstalmentRequest.FaultsOf(Instalments, []);
    }

    public static async Task<Results<Created<AwardView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, IOptions<FundingOptions> options, CancellationToken cancellationToken)
    {
        if (await db.LockAwardAsync(id, cancellationToken) is not { } award)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(award);
        var account = await db.AccountOfAsync(award.BaseId, cancellationToken);
        account.RequireFundable(options.Value.Funded);
        Require(
            !await db.Awards.AnyAsync(a => a.SupersedesId == id && a.Status == AwardStatus.Proposed, cancellationToken), "amendment-proposed",
            "An amendment of this award waits for its approval: decide on that one first.");
        var next = award.Amend(account, InstalmentRequest.PlanOf(request.Instalments), caller.Subject);
        db.Awards.Add(next);
        db.Record(next, "award-amendment-proposed", to: next.Stage, reason: request.Reason, data: new { next.SupersedesId, next.AmountFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"awards/{next.Id}", AwardView.Of(next));
    }
}
