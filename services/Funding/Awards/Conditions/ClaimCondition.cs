using System.ComponentModel.DataAnnotations;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Awards.Conditions;

/// <summary>The builder proves a condition of its own award; or an officer does, of any.</summary>
internal static class ClaimCondition
{
    public sealed record Request([property: Required, MinLength(1), Items(50)] IReadOnlyList<Item> Evidence);

    /// <param name="Reference">Where the document is kept, such as a material's id.</param>
    /// <param name="Sha256">Of its content, in lower-case hexadecimal.</param>
    public sealed record Item(
        [property: Required, Text(200)] string Title, [property: Required, Text(500)] string Reference,
        [property: RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null);

    public static async Task<Results<Ok<AwardView>, NotFound>> Handle(
        Guid id, string condition, Request request, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        return await db.StepAsync(
            caller.Is(Role.FundOfficer) ? award : await db.TheirsAsync(award, caller, cancellationToken), ifMatch,
            new("award-condition-claimed", condition, a => a.ClaimCondition(
                condition, [.. request.Evidence.Select(e => new EvidenceItem(e.Title, e.Reference, e.Sha256))], caller.Subject)),
            AwardView.Of, cancellationToken);
    }
}
