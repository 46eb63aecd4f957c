using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Demo.Client;

/// <summary>The platform's API as one person or system sees it.</summary>
/// <param name="http">Carries the token.</param>
/// <param name="trace">The trace of all requests, and of all messages that follow from them; none gives each request its own.</param>
public sealed partial class PlatformApi(HttpClient http, ActivityTraceId? trace = null)
{
    public async Task<JsonNode> GetAsync(string path, CancellationToken cancel)
    {
        using var request = Request(HttpMethod.Get, path);
        return JsonNode.Parse(await SendAsync(request, cancel))!;
    }

    /// <summary>The document as it is, byte for byte.</summary>
    public async Task<byte[]> DownloadAsync(string path, CancellationToken cancel)
    {
        using var request = Request(HttpMethod.Get, path);
        using var response = await http.SendAsync(request, cancel);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <summary>A file as it is; its id is ours, so that sending it again is safe.</summary>
    public async Task UploadAsync(string path, byte[] content, CancellationToken cancel)
    {
        using var request = Request(HttpMethod.Put, path);
        request.Content = new ByteArrayContent(content);
        await SendAsync(request, cancel);
    }

    /// <summary>All pages of a list.</summary>
    public async Task<IReadOnlyList<JsonNode>> AllAsync(string path, CancellationToken cancel)
    {
        var all = new List<JsonNode>();
        for (string? next = path; next is not null;)
        {
            var page = await GetAsync(next, cancel);
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = page["next"] is { } after ? $"{path}{(path.Contains('?') ? '&' : '?')}after={after}" : null;
        }

        return all;
    }

    /// <param name="ifMatch">The revision last read, where the step changes something that exists.</param>
    public Task<JsonNode> PostAsync(string path, object? body, CancellationToken cancel, long? ifMatch = null) =>
        ChangeAsync(HttpMethod.Post, path, body, ifMatch, null, cancel);

    /// <summary>Posts what a rule forbids, and gives the rule's code.</summary>
    public async Task<string> RefusalAsync(string path, object? body, CancellationToken cancel)
    {
        using var request = Change(HttpMethod.Post, path, body, null);
        using var response = await http.SendAsync(request, cancel);
        var answer = await response.Content.ReadAsStringAsync(cancel);
        return response.StatusCode is HttpStatusCode.Conflict
            ? (string)JsonNode.Parse(answer)!["code"]!
            : throw new DemoFailedException($"POST {path} was not refused by a rule: {(int)response.StatusCode} {answer}");
    }

    /// <summary>One step of a thing: posts to one of its actions with the revision it is at, and returns it as it is then.</summary>
    public Task<JsonNode> StepAsync(string path, JsonNode thing, string action, object? body, CancellationToken cancel) =>
        ChangeAsync(HttpMethod.Post, $"{path}/{thing["id"]}/{action}", body, (long)thing["revision"]!, $"{path}/{thing["id"]}", cancel);

    public Task<JsonNode> PutAsync(string path, object body, JsonNode thing, CancellationToken cancel) =>
        ChangeAsync(HttpMethod.Put, path, body, (long)thing["revision"]!, path[..(path.IndexOf((string)thing["id"]!, StringComparison.Ordinal) + 36)], cancel);

    /// <summary>Saves a part of a thing by JSON merge patch.</summary>
    public Task<JsonNode> PatchAsync(string path, object body, JsonNode thing, CancellationToken cancel) =>
        ChangeAsync(HttpMethod.Patch, path, body, (long)thing["revision"]!, path, cancel);

    /// <param name="thing">Where the changed thing can be read; none for something new.</param>
    private async Task<JsonNode> ChangeAsync(
        HttpMethod method, string path, object? body, long? ifMatch, string? thing, CancellationToken cancel)
    {
        using var request = Change(method, path, body, ifMatch);
        using var response = await http.SendAsync(request, cancel);
        return response.StatusCode is HttpStatusCode.PreconditionFailed && thing is not null && request.Options.TryGetValue(PatientHandler.Repeated, out _)
            ? await GetAsync(thing, cancel) // the answer was lost, not the change: whoever asks sees what it came to
            : JsonNode.Parse(await ReadAsync(request, response, cancel))!;
    }

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var response = await http.SendAsync(request, cancel);
        return await ReadAsync(request, response, cancel);
    }

    private static async Task<string> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancel)
    {
        var answer = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode
            ? answer.Length == 0 ? "{}" : answer
            : throw new DemoFailedException($"{request.Method} {request.RequestUri} answered {(int)response.StatusCode}: {answer}");
    }

    private HttpRequestMessage Change(HttpMethod method, string path, object? body, long? ifMatch)
    {
        var request = Request(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        }

        if (ifMatch is { } revision)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        }

        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("traceparent", $"00-{trace ?? ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01");
        return request;
    }
}
