using Contracts;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Bases;

/// <summary>A base as callers see it.</summary>
/// <param name="LatestGrade">Of its latest performance evaluation (R80); null before the first.</param>
/// <param name="Targets">What it has promised to reach, each in its own unit.</param>
/// <param name="CountyBody">The body that promotes the programme where the base lies (R72).</param>
/// <param name="Latitude">Degrees north, in CGCS2000.</param>
/// <param name="Chains">Which of the five chains it works on (R16).</param>
/// <param name="TitleUntil">The last day of the title's term; null where it has none.</param>
/// <param name="Payee">
/// Who receives its funds. The whole account number is shown to fund officers and approvers, the commission, auditors and the
/// builder; to all others its last four digits.
/// </param>
public sealed record BaseView(
    Guid Id, long Revision, string Number, BaseKind Kind, string Name, string Area, Party Builder, TitleStatus Title,
    ManagementStatus Management, Grade? LatestGrade, DateOnly? GradedOn, string DocumentNumber, DateOnly RecognisedOn,
    DateOnly RegisteredOn, Guid RecognitionId, DateOnly? RevokedOn, string? RevocationDocument, IReadOnlyList<Target> Targets,
    Payee? Payee, BaseLevel Level, Party? Carrier, string? CountyBody, decimal? Latitude, decimal? Longitude, IReadOnlyList<Chain> Chains,
    string? PlaqueNumber, DateOnly? TitleUntil, string? RenewalDocument, DateOnly? TitleEndedOn, DateOnly? BarredUntil,
    string? AnnulmentDocument, string? Publicity, DateOnly? PublicisedOn) : IVersioned
{
    internal static BaseView Of(Base b, Caller caller) => new(
        b.Id, b.Revision, b.Number, b.Kind, b.Name, b.Area, b.Builder, b.Title, b.Management, b.LatestGrade, b.GradedOn, b.DocumentNumber,
        b.RecognisedOn, b.RegisteredOn, b.RecognitionId, b.RevokedOn, b.RevocationDocument, b.Targets,
        b.Payee is null || caller.SeesMoneyOf(b) ? b.Payee : b.Payee with { AccountNumber = Masked(b.Payee.AccountNumber) },
        b.Level, b.Carrier, b.CountyBody, b.Latitude, b.Longitude, b.Chains, b.PlaqueNumber, b.TitleUntil, b.RenewalDocument, b.TitleEndedOn,
        b.BarredUntil, b.AnnulmentDocument, b.Publicity, b.PublicisedOn);

    private static string Masked(string account)
    {
        const int shown = 4;
        return account.Length <= shown ? new('*', account.Length) : new string('*', account.Length - shown) + account[^shown..];
    }
}
