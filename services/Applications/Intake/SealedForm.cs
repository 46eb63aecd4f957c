using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Applications.Materials;
using Contracts;
using Evidence;

namespace Applications.Intake;

/// <summary>
/// The form and its materials as they are sealed: canonical JSON (RFC 8785), figures as text with four places, materials by their hashes.
/// Anyone who has them can recompute the hash.
/// </summary>
internal static class SealedForm
{
    /// <summary>Decimal places of a figure; requests with more are refused.</summary>
    public const int Scale = 4;

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(
        Guid callId, BaseKind kind, string applicantCode, Guid criteriaVersion, ApplicationForm form, IReadOnlyList<Material> materials)
    {
        var document = Document(callId, kind, applicantCode, criteriaVersion, form);
        document["materials"] = SealedMaterials.Of(materials);
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(document)));
    }

    private static JsonObject Document(Guid callId, BaseKind kind, string applicantCode, Guid criteriaVersion, ApplicationForm form) => new()
    {
        ["format"] = 2,
        ["call"] = callId.ToString(),
        ["kind"] = kind.ToString(),
        ["criteriaVersion"] = criteriaVersion.ToString(),
        ["name"] = form.Name,
        ["area"] = form.Area,
        ["applicant"] = Of(new Party(form.ApplicantName, applicantCode)),
        ["carrier"] = Of(form.Carrier),
        ["payee"] = form.Payee is not { } payee ? null : new JsonObject
        {
            ["name"] = payee.Name,
            ["creditCode"] = payee.CreditCode,
            ["accountNumber"] = payee.AccountNumber,
            ["bankCode"] = payee.BankCode,
        },
        ["partners"] = new JsonArray([.. form.Partners.Select(Of)]),
        ["answers"] = new JsonArray([.. form.Answers.Select(answer => new JsonObject
        {
            ["itemCode"] = answer.ItemCode,
            ["exists"] = answer.Exists,
            ["statement"] = answer.Statement,
            ["value"] = Figure(answer.Value),
            ["previousValue"] = Figure(answer.PreviousValue),
        })]),
        ["targets"] = new JsonArray([.. form.Targets.Select(target => new JsonObject
        {
            ["code"] = target.Code,
            ["name"] = target.Name,
            ["value"] = Figure(target.Value),
            ["unit"] = target.Unit,
            ["dueOn"] = target.DueOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        })]),
    };

    private static JsonObject? Of(Party? party) =>
        party is null ? null : new() { ["name"] = party.Name, ["creditCode"] = party.CreditCode };

    private static string? Figure(decimal? value) => value is { } figure ? DecimalText.Format(figure, Scale) : null;
}
