using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Evidence.Tests;

public sealed class CanonicalJsonTests
{
    [Theory] // RFC 8785, appendix B
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_are_written_as_the_RFC_writes_them(ulong bits, string expected)
    {
        Assert.Equal(expected, Text(BitConverter.UInt64BitsToDouble(bits)));
        Assert.Equal(expected, Canonical(expected));
    }

    [Fact] // RFC 8785, §3.2.2 and §3.2.4
    public void The_RFCs_example_has_the_RFCs_bytes()
    {
        const string input = """
            {"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
             "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}
            """;
        const string expected = """
            {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}
            """;
        Assert.Equal(expected.Trim(), Canonical(input));
    }

    [Fact] // RFC 8785, §3.2.3
    public void Keys_are_ordered_by_UTF16_code_units()
    {
        const string input = """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """;
        using var document = JsonDocument.Parse(Canonical(input));
        Assert.Equal(
            ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"],
            document.RootElement.EnumerateObject().Select(p => p.Value.GetString()));
    }

    [Fact]
    public void Every_control_character_has_its_one_escape()
    {
        var all = string.Concat(Enumerable.Range(0, 0x20).Select(i => (char)i)) + "\"\\/\u007f\u2028<&'";
        Assert.Equal(
            """
            "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\/
            """.Trim() + "\u007f\u2028<&'\"",
            Text(all));
    }

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":{"b":1,"\u0062":2}}""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("9007199254740993")]
    [InlineData("-18446744073709551615")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("[1,]")]
    [InlineData("")]
    public void What_has_no_canonical_form_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Canonical(json));

    [Fact]
    public void Objects_without_a_canonical_form_are_refused()
    {
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(double.NaN));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(new { A = double.PositiveInfinity }));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(new { A = "x\ud800" }));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(new Dictionary<string, int> { ["\udc00"] = 1 }));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(new JsonObject { ["a"] = new JsonArray("\ud83d") }));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(new JsonObject { ["\ud83d"] = 1 }));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(JsonNode.Parse("""{"a":1,"a":2}""")!));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(JsonDocument.Parse("""{"a":1,"a":2}""").RootElement));
        Assert.Throws<JsonException>(() => CanonicalJson.Canonicalize(new byte[] { (byte)'"', 0xff, (byte)'"' }));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(new { Long = long.MaxValue }));
        Assert.Throws<JsonException>(() => CanonicalJson.Serialize(new { Bare = 1.10m }));
    }

    [Fact]
    public void Objects_follow_the_web_defaults_with_enums_by_name() => Assert.Equal(
        """{"amountFen":60000,"day":"2018-06-15","kind":"Monday","none":null}""",
        Text(new { Kind = DayOfWeek.Monday, Day = new DateOnly(2018, 6, 15), AmountFen = 60000L, None = (string?)null }));

    [Fact]
    public void Decimals_are_strings_of_their_declared_scale_and_never_rounded()
    {
        Assert.Equal("""{"missing":null,"points":"12.5000"}""", Text(new Score(12.5m, null)));
        Assert.Equal(new Score(-0.0001m, 3m), JsonSerializer.Deserialize<Score>(Text(new Score(-0.0001m, 3m)), CanonicalJson.Options));
        Assert.Throws<JsonException>(() => Text(new Score(0.00001m, null)));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Score>("""{"points":"1.5"}""", CanonicalJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Score>("""{"points":1.5}""", CanonicalJson.Options));
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(json));

    private static string Text<T>(T value) => Encoding.UTF8.GetString(CanonicalJson.Serialize(value));

    private sealed record Score([property: FixedScale(4)] decimal Points, [property: FixedScale(2)] decimal? Missing);
}
