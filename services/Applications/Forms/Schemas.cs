using System.Text.Json.Nodes;

namespace Applications.Forms;

/// <summary>The pieces of which form schemas are made. Every piece says its name in Chinese (title) and in English (x-title-en).</summary>
internal static class Schemas
{
    /// <summary>At least one character that is no white space; spelt out, because validators differ in what \S means.</summary>
    public const string NotBlank = "[^\\u0000-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]";

    public const string CreditCodeFormat = "unified-social-credit-code";

    public static JsonObject Text(string chinese, string english, int max) =>
        Named(chinese, english, "string", ("maxLength", max), ("pattern", NotBlank));

    public static JsonObject Pattern(string chinese, string english, string pattern) => Named(chinese, english, "string", ("pattern", pattern));

    public static JsonObject Date(string chinese, string english) => Named(chinese, english, "string", ("format", "date"));

    public static JsonObject YesNo(string chinese, string english) => Named(chinese, english, "boolean");

    public static JsonObject CreditCode() => Named("统一社会信用代码", "Unified social credit code", "string", ("format", CreditCodeFormat));

    public static JsonObject Figure(string chinese, string english, bool isWhole = false) => Named(
        chinese, english, isWhole ? "integer" : "number", ("minimum", 0), ("exclusiveMaximum", 1_000_000_000_000));

    public static JsonObject Party(string chinese, string english) => Object(
        chinese, english, new("name", Text("单位名称", "Name of the organisation", 200)), new("creditCode", CreditCode()));

    public static JsonObject List(string chinese, string english, JsonObject items, int min, int max) =>
        Named(chinese, english, "array", ("items", items), ("minItems", min), ("maxItems", max));

    /// <summary>Nothing but these members.</summary>
    public static JsonObject Object(string chinese, string english, params Member[] members) => Named(
        chinese, english, "object",
        ("properties", new JsonObject(members.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Name, m.Schema)))),
        ("required", Names(members.Where(m => m.IsRequired).Select(m => m.Name))),
        ("additionalProperties", false));

    /// <summary>Entries of one kind under names of a pattern.</summary>
    public static JsonObject Map(string chinese, string english, string names, JsonObject entry, int min, int max) => Named(
        chinese, english, "object", ("propertyNames", new JsonObject { ["pattern"] = names }), ("additionalProperties", entry),
        ("minProperties", min), ("maxProperties", max));

    public static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    private static JsonObject Named(string chinese, string english, string type, params (string Keyword, JsonNode Value)[] rules)
    {
        var schema = new JsonObject { ["title"] = chinese, ["x-title-en"] = english, ["type"] = type };
        foreach (var (keyword, value) in rules)
        {
            schema[keyword] = value;
        }

        return schema;
    }
}

/// <summary>A member of an object's schema.</summary>
internal sealed record Member(string Name, JsonObject Schema, bool IsRequired = true);
