using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Demo.Client;

/// <summary>The platform's API as one person sees it: through the gateway, with that person's token, within one trace.</summary>
public sealed class PlatformApi : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly HttpClient _http;

    private PlatformApi(Uri gateway, string token, ActivityTraceId trace)
    {
        _http = new() { BaseAddress = new(gateway, "api/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
    }

    public static async Task<PlatformApi> LogInAsync(Uri gateway, DemoPerson person, ActivityTraceId trace, CancellationToken cancel) =>
        new(gateway, (await PkceLogin.LogInAsync(gateway, person, cancel)).AccessToken, trace);

    /// <param name="ifMatch">The revision last read, where the step changes something that exists.</param>
    public async Task<JsonNode> PostAsync(string path, object? body, CancellationToken cancel, long? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (ifMatch is { } revision)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        }

        using var response = await _http.SendAsync(request, cancel);
        var answer = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(answer)!
            : throw new DemoFailedException($"POST {path} answered {(int)response.StatusCode}: {answer}");
    }

    /// <summary>Reads a list until it shows what an event is about to bring.</summary>
    public async Task<JsonNode> WaitForAsync(string path, Func<JsonNode, bool> isIt, CancellationToken cancel)
    {
        while (true)
        {
            var page = await _http.GetFromJsonAsync<JsonNode>(path, cancel);
            if (page!["items"]!.AsArray().FirstOrDefault(item => isIt(item!)) is { } found)
            {
                return found;
            }

            if (page["next"] is { } next)
            {
                path = $"{path.Split('?')[0]}?after={next}"; // what is new lies behind what was there
                continue;
            }

            await Task.Delay(Pause, cancel);
        }
    }

    public void Dispose() => _http.Dispose();
}
