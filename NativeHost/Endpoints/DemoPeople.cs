using System.Text.Json.Nodes;

namespace NativeHost.Endpoints;

/// <summary>The people and clients that the identity server knows in demo mode, as its own files list them.</summary>
internal static class DemoPeople
{
    private const string Folder = "services/Identity/Demo";

    public static JsonObject Read(string root) => new()
    {
        ["people"] = ReadFile(Path.Combine(root, Folder, "people.json")),
        ["clients"] = ReadFile(Path.Combine(root, Folder, "clients.json")),
    };

    private static JsonNode ReadFile(string path) =>
        File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) ?? new JsonArray() : new JsonArray();
}
