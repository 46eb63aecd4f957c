using System.Text.Json.Nodes;

namespace Applications.Materials;

/// <summary>The materials as they are part of the sealed document: in the order of their ids, by content and not by place.</summary>
internal static class SealedMaterials
{
    public static JsonArray Of(IEnumerable<Material> materials) => new([.. materials
        .OrderBy(material => material.Id.ToString("D"), StringComparer.Ordinal).Select(material => new JsonObject
        {
            ["id"] = material.Id.ToString("D"),
            ["code"] = material.Code,
            ["fileName"] = material.FileName,
            ["mediaType"] = material.MediaType,
            ["length"] = material.Length,
            ["sha256"] = material.Sha256,
        })]);
}
