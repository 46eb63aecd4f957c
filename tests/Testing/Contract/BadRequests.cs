using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Testing.Contract;

/// <summary>A request with something wrong, and the answers that are right for it.</summary>
internal sealed record BadRequest(string Name, HttpRequestMessage Request, params int[] Expected);

/// <summary>The ways in which a good request can be spoilt.</summary>
internal static partial class BadRequests
{
    private const int Depth = 10_000;
    private const int TooLarge = 35_000_000;
    private const string Mark = "@@";

    public static IEnumerable<BadRequest> For(string method, Attempt good)
    {
        HttpRequestMessage Good() => good.ToRequest(method);

        if (good.Body is not null)
        {
            yield return new("no JSON", Good().WithBody("{"), 400);
            yield return new("an empty body", Good().WithBody(""), 400);
            yield return new("null", Good().WithBody("null"), 400, 422);
            if (!good.MayBeEmpty)
            {
                yield return new("an empty object", Good().WithBody("{}"), 422);
            }

            yield return new("an array", Good().WithBody("[]"), 422);
            yield return new("an unknown member", Good().WithBody("{\"nobodyKnowsThis\":1}"), 422);
            yield return new("10,000 levels deep", Good().WithBody(new string('[', Depth)), 400, 422);
            yield return new("no UTF-8", WithBytes(Good(), [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 422);
            yield return new("another media type", Good().WithBody("<call/>", "application/xml"), 415);
            if (Spoilt(good.Body) is { } spoilt)
            {
                yield return new("a NUL in a text", Good().WithBody(spoilt.Replace(Mark, "\\u0000", StringComparison.Ordinal)), 422);
                yield return new("half a surrogate pair", Good().WithBody(spoilt.Replace(Mark, "\\ud800", StringComparison.Ordinal)), 422);
            }

            yield return new("a huge body", Good().WithBody("\"" + new string('a', TooLarge) + "\""), 413, 422, 400);
        }

        if (method == "POST")
        {
            var keyless = Good();
            keyless.Headers.Remove("Idempotency-Key");
            yield return new("no Idempotency-Key", keyless, 428);
            var longKey = keyless.Clone(good, method);
            longKey.Headers.Add("Idempotency-Key", new string('k', 101));
            yield return new("a key too long", longKey, 428);
        }

        if (good.IfMatch is not null)
        {
            yield return new("no If-Match", (good with { IfMatch = null }).ToRequest(method), 428);
            yield return new("a stale If-Match", (good with { IfMatch = 999_999 }).ToRequest(method), 412);
            var odd = (good with { IfMatch = null }).ToRequest(method);
            odd.Headers.TryAddWithoutValidation("If-Match", "*");
            yield return new("If-Match: *", odd, 412);
        }

        if (good.Path.Split('/').FirstOrDefault(part => Guid.TryParse(part, out _)) is { } id)
        {
            yield return new("an unknown id", Rerouted(good, id, Guid.CreateVersion7().ToString()).ToRequest(method), 404);
            yield return new("an id that is none", Rerouted(good, id, "1%27%20OR%201=1").ToRequest(method), 404);
        }
        else if (method == "GET" && good.IsList && !good.Path.StartsWith("/operations", StringComparison.Ordinal))
        {
            yield return new("limit=0", (good with { Path = good.Path + "?limit=0" }).ToRequest(method), 422);
            yield return new("limit=1000000", (good with { Path = good.Path + "?limit=1000000" }).ToRequest(method), 422);
            yield return new("after=nonsense", (good with { Path = good.Path + "?after=nonsense" }).ToRequest(method), 400);
        }
    }

    /// <summary>The body with a mark at the end of its first text; null where it has none.</summary>
    private static string? Spoilt(object body)
    {
        var json = JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
        var text = FirstText().Match(json);
        return text.Success ? json.Insert(text.Index + text.Length - 1, Mark) : null;
    }

    [GeneratedRegex("(?<=[:\\[,])\"(?:[^\"\\\\]|\\\\.)*\"(?!\\s*:)")]
    private static partial Regex FirstText();

    private static Attempt Rerouted(Attempt good, string id, string other) =>
        good with { Path = good.Path.Replace(id, other, StringComparison.Ordinal) };

    private static HttpRequestMessage Clone(this HttpRequestMessage _, Attempt good, string method)
    {
        var copy = good.ToRequest(method);
        copy.Headers.Remove("Idempotency-Key");
        return copy;
    }

    private static HttpRequestMessage WithBytes(HttpRequestMessage request, byte[] bytes)
    {
        request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") { CharSet = Encoding.UTF8.WebName } } };
        return request;
    }
}
