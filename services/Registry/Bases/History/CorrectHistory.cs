using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Bases.History;

/// <summary>
/// Puts right what a row of the history says of a base's particulars, or from when. The row stays: who asks what was known before
/// still hears it.
/// </summary>
internal static class CorrectHistory
{
    /// <param name="TrueFrom">The day from which it was true; unless said, the day that the row says.</param>
    /// <param name="Particulars">What was true; what is left out stays as the row says it.</param>
    public sealed record Request(
        [property: Required, Text(2_000)] string Reason,
        DateOnly? TrueFrom = null,
        ParticularsRequest? Particulars = null);

    /// <param name="Area">Code of the county, district or zone.</param>
    /// <param name="Latitude">In degrees; with the longitude.</param>
    public sealed record ParticularsRequest(
        [property: Text(200)] string? Name = null,
        [property: RegularExpression(AreaCode.Pattern)] string? Area = null,
        [property: Range(-90.0, 90.0)] decimal? Latitude = null,
        [property: Range(-180.0, 180.0)] decimal? Longitude = null,
        [property: Text(200)] string? BuilderName = null,
        [property: CreditCode] string? BuilderCreditCode = null,
        [property: Text(200)] string? CountyBody = null,
        [property: Text(50)] string? PlaqueNumber = null,
        [property: Text(100)] string? DocumentNumber = null,
        DateOnly? RecognisedOn = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Latitude is null != Longitude is null)
            {
                yield return new("A place has a latitude and a longitude: name both.", [nameof(Latitude)]);
            }
        }
    }

    public static async Task<Results<Ok<BaseView>, NotFound>> Handle(
        Guid id, long version, Request request, IfMatch ifMatch, RegistryDb db, BaseJournal journal, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var corrected = await db.LockBaseAsync(id, cancellationToken);
        var rows = corrected is null ? [] : await db.BaseHistory.AsNoTracking().Where(h => h.BaseId == id).ToListAsync(cancellationToken);
        if (corrected is null || rows.Find(h => h.Version == version) is not { } row)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(corrected);
        var correction = Correction.Of(
            row, rows, BaseState.AsKept(db.Entry(corrected), Columns(request.Particulars)), request.TrueFrom, clock.Today);
        BaseState.Set(db.Entry(corrected), correction.Particulars);
        corrected.Correct();
        journal.WriteCorrection(corrected, request.Reason, correction);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(BaseView.Of(corrected, caller));
    }

    /// <summary>By column.</summary>
    private static Dictionary<string, JsonElement> Columns(ParticularsRequest? particulars) =>
        JsonSerializer.SerializeToElement(particulars ?? new(), Naming).EnumerateObject()
            .Where(member => member.Value.ValueKind is not JsonValueKind.Null)
            .ToDictionary(member => member.Name, member => member.Value);

    private static readonly JsonSerializerOptions Naming = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
