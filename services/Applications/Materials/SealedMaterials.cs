using System.Text.Json.Nodes;

namespace Applications.Materials;

/// <summary>The materials as they are part of the sealed document: in the order of their ids, by content and not by place.</summary>
internal static class SealedMaterials
{
    public static JsonArray Of(IEnumerable<Material> materials) => new([.. materials
        .Select(material => (Id: material.Id.ToString("D"), material)).OrderBy(pair => pair.Id, StringComparer.Ordinal)
        .Select(pair => new JsonObject
        {
            ["id"] = pair.Id,
            ["code"] = pair.material.Code,
            ["fileName"] = pair.material.FileName,
            ["mediaType"] = pair.material.MediaType,
            ["length"] = pair.material.Length,
            ["sha256"] = pair.material.Sha256,
        })]);
}
