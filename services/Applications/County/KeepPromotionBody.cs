using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Requests;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.County;

/// <summary>County officers keep the record of their own promotion body, the commission that of any.</summary>
internal static class KeepPromotionBody
{
    private const string Exists = "This county or zone has its promotion body on record already: change that record.";

    /// <param name="Area">Division code of the county, district or zone.</param>
    public sealed record CreateRequest(
        [property: Required, RegularExpression(AreaCode.Pattern)] string Area, [property: Required] ParticularsRequest Particulars);

    /// <param name="DocumentNumber">The document that set it up (文号).</param>
    /// <param name="Organisations">The county's government and committees: where one of them applies, the county recommends itself (R18).</param>
    public sealed record ParticularsRequest(
        [property: Required, Text(Words.MaxName)] string Name,
        [property: Required, MinLength(1), Items(20)] IReadOnlyList<ContactRequest> Contacts,
        [property: Text(100)] string? DocumentNumber = null,
        [property: Items(20)] IReadOnlyList<OrganisationRequest>? Organisations = null)
    {
        internal BodyParticulars ToParticulars() => new(
            Name, DocumentNumber, [.. (Organisations ?? []).Select(o => new Contracts.Party(o.Name, o.CreditCode))],
            [.. Contacts.Select(c => new BodyContact(c.Name, c.Duty, c.Phone, c.Email))]);
    }

    public sealed record ContactRequest(
        [property: Required, Text(Words.MaxName)] string Name, [property: Required, Text(Words.MaxName)] string Duty,
        [property: Required, RegularExpression("^[0-9+() -]{5,30}$")] string Phone, [property: EmailAddress, Text(Words.MaxName)] string? Email = null);

    public sealed record OrganisationRequest(
        [property: Required, Text(Words.MaxName)] string Name, [property: Required, CreditCode] string CreditCode);

    public static async Task<Results<Created<PromotionBodyView>, NotFound>> Create(
        CreateRequest request, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.Is(Role.DrcOfficer) && caller.Area != request.Area)
        {
            return TypedResults.NotFound();
        }

        Require(!await db.PromotionBodies.AnyAsync(b => b.Area == request.Area, cancellationToken), "promotion-body-exists", Exists);
        var body = new PromotionBody(request.Area, request.Particulars.ToParticulars());
        db.PromotionBodies.Add(body);
        db.Record(body, "promotion-body-recorded", data: new { body.Area, body.Name });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: PromotionBodyMapping.OneAnArea })
        {
            throw new RuleViolationException("promotion-body-exists", Exists); // a colleague was faster
        }

        return TypedResults.Created($"promotion-bodies/{body.Id}", PromotionBodyView.Of(body));
    }

    public static async Task<Results<Ok<PromotionBodyView>, NotFound>> Change(
        Guid id, IfMatch ifMatch, ParticularsRequest request, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (await ReadPromotionBodies.Visible(db, caller).SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is not { } body)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(body);
        body.Change(request.ToParticulars());
        db.Record(body, "promotion-body-changed", data: new { body.Area, body.Name });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(PromotionBodyView.Of(body));
    }
}
