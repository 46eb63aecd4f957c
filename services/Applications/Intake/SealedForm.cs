using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Applications.Forms;
using Applications.Materials;
using Contracts;
using Evidence;

namespace Applications.Intake;

/// <summary>
/// What is sealed: the form as JSON without what was not said, figures as text with four places, and beside it the materials by their
/// content, in canonical JSON (RFC 8785). Anyone who has them can recompute the hash.
/// </summary>
internal static class SealedForm
{
    /// <summary>Decimal places of a figure; requests with more are refused.</summary>
    public const int Scale = 4;

    private static readonly JsonSerializerOptions Options = new(FormJson.Options) { Converters = { new FigureAsText() } };

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(
        Guid callId, BaseKind kind, string applicantCode, Guid criteriaVersion, ApplicationForm form, IEnumerable<Material> materials) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(new JsonObject
        {
            ["format"] = 2,
            ["call"] = callId.ToString(),
            ["kind"] = kind.ToString(),
            ["criteriaVersion"] = criteriaVersion.ToString(),
            ["applicant"] = applicantCode,
            ["form"] = JsonSerializer.SerializeToNode(form, Options),
            ["materials"] = SealedMaterials.Of(materials),
        })));

    private sealed class FigureAsText : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DecimalText.Parse(reader.GetString() ?? "", Scale);

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(DecimalText.Format(value, Scale));
    }
}
