using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence;

namespace Applications.Tests.Materials;

/// <summary>
/// The seal as an outsider computes it, from what the API shows and nothing of the service's own code but canonical JSON: members
/// without a value are left out, figures are text with four places, materials stand by their content.
/// </summary>
internal static class RecomputedSeal
{
    private static readonly string[] OfMaterial = ["id", "code", "fileName", "mediaType", "length", "sha256"];

    public static string Of(JsonNode application, JsonNode call, JsonArray materials)
    {
        var kind = (string)application["kind"]!;
        var document = new JsonObject
        {
            ["format"] = 2,
            ["call"] = (string)application["callId"]!,
            ["kind"] = char.ToUpperInvariant(kind[0]) + kind[1..],
            ["criteriaVersion"] = (string)call["criteria"]!.AsArray().Single(c => (string)c!["kind"]! == kind)!["versionId"]!,
            ["applicant"] = (string)application["applicant"]!["creditCode"]!,
            ["form"] = Stated(application["form"]),
            ["materials"] = new JsonArray([.. materials.Where(m => !(bool)m!["isSupplement"]!)
                .Select(m => new JsonObject(OfMaterial.Select(member => KeyValuePair.Create(member, m![member]?.DeepClone()))))]),
        };
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(document)));
    }

    private static JsonNode? Stated(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(m => m.Value is not null)
            .Select(m => KeyValuePair.Create(m.Key, m.Key is "year" ? m.Value!.DeepClone() : Stated(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Stated)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => value.GetValue<decimal>().ToString("F4", CultureInfo.InvariantCulture),
        _ => node?.DeepClone(),
    };
}
