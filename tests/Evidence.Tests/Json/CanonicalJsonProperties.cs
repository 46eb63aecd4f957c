using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Evidence.Tests;

public sealed class CanonicalJsonProperties
{
    private static readonly Gen<string> Strings = Gen.OneOf(
        Gen.String[Gen.Char['\0', '\ud7ff'], 0, 8], Gen.OneOf("€", "😀", "דּ", "双创", "\u007f", "\"\\"), Gen.String.AlphaNumeric);

    private static readonly Gen<JsonNode?> Nodes = Gen.Recursive<JsonNode?>((depth, self) =>
    {
        var leaf = Gen.OneOf(
            Strings.Select(JsonNode? (s) => JsonValue.Create(s)),
            Gen.Double.Where(double.IsFinite).Select(JsonNode? (d) => JsonValue.Create(d)),
            Gen.Int.Select(JsonNode? (i) => JsonValue.Create(i)),
            Gen.Bool.Select(JsonNode? (b) => JsonValue.Create(b)),
            Gen.Const((JsonNode?)null));
        return depth >= 3 ? leaf : Gen.OneOf(
            leaf,
            self.Array[0, 4].Select(JsonNode? (items) => new JsonArray([.. items.Select(i => i?.DeepClone())])),
            Gen.Select(Strings, self).Array[0, 4].Select(JsonNode? (pairs) =>
                new JsonObject(pairs.DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, p.Item2?.DeepClone())))));
    });

    [Fact]
    public void Canonicalising_twice_changes_nothing() => Nodes.Where(n => n is not null).Sample(node =>
    {
        var once = CanonicalJson.Serialize(node);
        Assert.Equal(once, CanonicalJson.Canonicalize(once));
        Assert.True(JsonNode.DeepEquals(Normal(node), Normal(JsonNode.Parse(once))));
    });

    [Fact]
    public void The_order_of_keys_and_white_space_make_no_difference() => Nodes.Where(n => n is JsonObject).Sample(node =>
    {
        var reversed = new JsonObject(((JsonObject)node!).Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        var indented = reversed.ToJsonString(new() { WriteIndented = true });
        Assert.Equal(CanonicalJson.Serialize(node), CanonicalJson.Canonicalize(indented));
    });

    [Fact]
    public void A_number_reads_back_as_itself_in_at_most_25_characters() => Gen.Double.Where(double.IsFinite).Sample(value =>
    {
        var text = Encoding.UTF8.GetString(CanonicalJson.Serialize(value));
        Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
        Assert.InRange(text.Length, 1, 25);
    });

    private static JsonNode? Normal(JsonNode? node) => node is null ? null : JsonNode.Parse(CanonicalJson.Serialize(node));
}
