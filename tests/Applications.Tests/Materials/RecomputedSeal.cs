using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Evidence;

namespace Applications.Tests.Materials;

/// <summary>The seal as an outsider computes it, from what the API shows and nothing of the service's own code but canonical JSON.</summary>
internal static class RecomputedSeal
{
    public static string Of(JsonNode application, JsonNode call, JsonArray materials)
    {
        var kind = (string)application["kind"]!;
        var document = new JsonObject
        {
            ["format"] = 2,
            ["call"] = (string)application["callId"]!,
            ["kind"] = char.ToUpperInvariant(kind[0]) + kind[1..],
            ["criteriaVersion"] = (string)call["criteria"]!.AsArray().Single(c => (string)c!["kind"]! == kind)!["versionId"]!,
            ["name"] = (string)application["name"]!,
            ["area"] = (string)application["area"]!,
            ["applicant"] = application["applicant"]!.DeepClone(),
            ["carrier"] = application["carrier"]?.DeepClone(),
            ["payee"] = application["payee"]?.DeepClone(),
            ["partners"] = application["partners"]!.DeepClone(),
            ["answers"] = Each(application["answers"]!, "itemCode", "exists", "statement", "value", "previousValue"),
            ["targets"] = Each(application["targets"]!, "code", "name", "value", "unit", "dueOn"),
            ["materials"] = Each(new JsonArray([.. materials.Where(m => !(bool)m!["isSupplement"]!).Select(m => m!.DeepClone())]), "id", "code", "fileName", "mediaType", "length", "sha256"),
        };
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(document)));
    }

    private static JsonArray Each(JsonNode list, params string[] members) => new([.. list.AsArray().Select(item =>
        new JsonObject(members.Select(member => KeyValuePair.Create(member, Member(member, item![member])))))]);

    private static JsonNode? Member(string name, JsonNode? value) => name is "value" or "previousValue" && value is not null
        ? ((decimal)value).ToString("0.0000", CultureInfo.InvariantCulture)
        : value?.DeepClone();
}
