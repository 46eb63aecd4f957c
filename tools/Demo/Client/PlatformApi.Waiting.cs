using System.Net;
using System.Text.Json.Nodes;

namespace Demo.Client;

/// <content>Waits for what a message, a deadline or the platform's own work is about to bring.</content>
public sealed partial class PlatformApi
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads a list until it shows what a message is about to bring.</summary>
    public async Task<JsonNode> WaitForAsync(string path, Func<JsonNode, bool> isIt, CancellationToken cancel)
    {
        var found = await WaitForAllAsync(path, rows => rows.Any(isIt), cancel);
        return found.First(isIt);
    }

    /// <summary>Reads a list until it is as a message is about to make it.</summary>
    public async Task<IReadOnlyList<JsonNode>> WaitForAllAsync(string path, Func<IReadOnlyList<JsonNode>, bool> areThey, CancellationToken cancel)
    {
        while (true)
        {
            var rows = await AllAsync(path, cancel);
            if (areThey(rows))
            {
                return rows;
            }

            await Wait(path, cancel);
        }
    }

    /// <summary>Reads one thing until a message or a deadline has moved it there.</summary>
    public async Task<JsonNode> WaitUntilAsync(string path, Func<JsonNode, bool> isSo, CancellationToken cancel)
    {
        while (true)
        {
            var thing = await GetAsync(path, cancel);
            if (isSo(thing))
            {
                return thing;
            }

            await Wait(path, cancel);
        }
    }

    /// <summary>The document byte for byte; asks again while the platform refuses it with that code.</summary>
    public async Task<byte[]> DownloadOnceReadyAsync(string path, string notYet, CancellationToken cancel)
    {
        while (true)
        {
            using var request = Request(HttpMethod.Get, path);
            using var response = await http.SendAsync(request, cancel);
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadAsByteArrayAsync(cancel);
            }

            var answer = await response.Content.ReadAsStringAsync(cancel);
            if (response.StatusCode is not HttpStatusCode.Conflict || (string?)JsonNode.Parse(answer)!["code"] != notYet)
            {
                throw new DemoFailedException($"GET {path} answered {(int)response.StatusCode}: {answer}");
            }

            await Wait(path, cancel);
        }
    }

    private static async Task Wait(string path, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Pause, TimeProvider.System, cancel);
        }
        catch (OperationCanceledException)
        {
            throw new DemoFailedException($"What was waited for at {path} did not come in time.");
        }
    }
}
