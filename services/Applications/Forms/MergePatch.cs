using System.Text.Json;
using System.Text.Json.Nodes;

namespace Applications.Forms;

/// <summary>JSON merge patch (RFC 7396): what is named is replaced, null removes, lists are replaced as a whole.</summary>
internal static class MergePatch
{
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var result = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                result.Remove(name);
                continue;
            }

            result.TryGetPropertyValue(name, out var old);
            result.Remove(name);
            result[name] = Apply(old, change);
        }

        return result;
    }
}
