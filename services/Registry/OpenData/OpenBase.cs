using System.Linq.Expressions;
using Contracts;
using Registry.Bases;

namespace Registry.OpenData;

/// <summary>What everybody may know of a base: its title with the documents and days behind it, and what is made public of an outstanding one (R82).</summary>
/// <param name="Level">The city's own, or one of the province's (R94).</param>
/// <param name="Area">Division code of the county or zone.</param>
/// <param name="Builder">Whoever builds it (承建主体), with its credit code.</param>
/// <param name="Chains">Which of the five chains it works on (R16).</param>
/// <param name="Latitude">Degrees north, in CGCS2000.</param>
/// <param name="DocumentNumber">The document that published the recognition (R90).</param>
/// <param name="TitleUntil">The last day of the title's term; none where it has no term.</param>
/// <param name="TitleEndedOn">When its term ran out, or it was given up.</param>
/// <param name="Publicity">What is made public of it as an outstanding base; no grade is public by itself.</param>
public sealed record OpenBase(
    Guid Id, string Number, BaseKind Kind, BaseLevel Level, string Name, string Area, Party Builder, IReadOnlyList<Chain> Chains, decimal? Latitude,
    decimal? Longitude, TitleStatus Title, string DocumentNumber, DateOnly RecognisedOn, DateOnly RegisteredOn, DateOnly? TitleUntil,
    string? RenewalDocument, DateOnly? TitleEndedOn, string? RevocationDocument, DateOnly? RevokedOn, string? AnnulmentDocument, string? Publicity,
    DateOnly? PublicisedOn)
{
    /// <summary>
    /// The one place where it is decided what of a base is public: whatever anybody may read is made of this, in the database, so
    /// that nothing else is even fetched. The party is put together here, because EF would fetch the whole base to make its own.
    /// </summary>
    internal static readonly Expression<Func<Base, OpenBase>> Of = b => new(
        b.Id, b.Number, b.Kind, b.Level, b.Name, b.Area, new(b.Builder.Name, b.Builder.CreditCode), b.Chains, b.Latitude, b.Longitude, b.Title,
        b.DocumentNumber, b.RecognisedOn, b.RegisteredOn, b.TitleUntil, b.RenewalDocument, b.TitleEndedOn, b.RevocationDocument, b.RevokedOn,
        b.AnnulmentDocument, b.Publicity, b.PublicisedOn);

    /// <summary>The columns of these members, as the history of a base names them.</summary>
    internal static readonly string[] Columns =
    [
        "number", "kind", "level", "name", "area", "builder_name", "builder_credit_code", "chains", "latitude", "longitude", "title",
        "document_number", "recognised_on", "registered_on", "title_until", "renewal_document", "title_ended_on", "revocation_document",
        "revoked_on", "annulment_document", "publicity", "publicised_on",
    ];
}
