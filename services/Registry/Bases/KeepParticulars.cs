using System.ComponentModel.DataAnnotations;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases;

/// <summary>The commission keeps what the recognition did not say. What is left out is none.</summary>
internal static class KeepParticulars
{
    /// <param name="CountyBody">The body that promotes the programme where the base lies (R72).</param>
    /// <param name="Chains">Which of the five chains it works on (R16).</param>
    /// <param name="PlaqueNumber">The number on the plaque that was handed over.</param>
    public sealed record Request(
        [property: Required] BaseLevel? Level,
        PartyRequest? Carrier = null,
        [property: Text(200)] string? CountyBody = null,
        PlaceRequest? Place = null,
        [property: Items(5)] IReadOnlyList<Chain>? Chains = null,
        [property: Text(50)] string? PlaqueNumber = null);

    /// <summary>In degrees of CGCS2000, to six places.</summary>
    public sealed record PlaceRequest([property: Range(-90.0, 90.0)] decimal Latitude, [property: Range(-180.0, 180.0)] decimal Longitude)
    {
        internal (decimal? Latitude, decimal? Longitude) Rounded => (decimal.Round(Latitude, 6), decimal.Round(Longitude, 6));
    }

    public static Task<Results<Ok<BaseView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, BaseProcedure procedure, RegistryDb db, CancellationToken cancellationToken) =>
        procedure.StepAsync(
            id, ifMatch, "particulars-kept", reason: null, async b =>
            {
                Require(
                    request.PlaqueNumber is not { } plaque
                    || !await db.Bases.AnyAsync(other => other.PlaqueNumber == plaque && other.Id != id, cancellationToken),
                    "plaque-taken", "Another base has the plaque of this number: read it again from the plaque.");
                var (latitude, longitude) = request.Place?.Rounded ?? (null, null);
                b.Keep(new(
                    request.Level!.Value, request.Carrier?.ToParty(), request.CountyBody, latitude, longitude, request.Chains ?? [], request.PlaqueNumber));
                return null;
            }, cancellationToken);
}

/// <param name="CreditCode">Unified social credit code.</param>
public sealed record PartyRequest([property: Required, Text(200)] string Name, [property: Required, CreditCode] string CreditCode)
{
    internal Party ToParty() => new(Name, CreditCode);
}
