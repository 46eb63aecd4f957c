using System.Net;
using System.Text.Json;

namespace Gateway.Tests;

/// <summary>Reads answers and asserts what every refusal has in common.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage reply) =>
        JsonDocument.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    public static async Task AssertProblemAsync(this HttpResponseMessage reply, HttpStatusCode status, string code)
    {
        var body = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == reply.StatusCode, $"{reply.StatusCode}: {body}");
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, JsonDocument.Parse(body).RootElement.GetProperty("code").GetString());
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }
}
