using System.Net;
using System.Text.Json.Nodes;
using Contracts.Applications;
using Testing;
using Testing.Services;

namespace Registry.Tests;

/// <summary>How everybody asks, without a log-in, and bases that can be told from all others.</summary>
internal static class Open
{
    /// <summary>A base by a builder of its own, found by its builder's code.</summary>
    public static async Task<(Guid Id, BaseRecognised Recognised)> AnOpenBaseAsync(this RegistryHost host, Func<BaseRecognised, BaseRecognised>? change = null)
    {
        var recognised = (change ?? (r => r))(Given.Recognised());
        await host.PublishAsync(recognised);
        await Eventually.EqualAsync(
            1L, () => host.ReadAsync<long>($"SELECT count(*) FROM base WHERE recognition_id = '{recognised.AggregateId}'"), "bases");
        return (await host.ReadAsync<Guid>($"SELECT id FROM base WHERE recognition_id = '{recognised.AggregateId}'"), recognised);
    }

    /// <summary>As the owner of the database: a change whose own request is tested elsewhere, with its row of the history.</summary>
    public static async Task ByHandAsync(this RegistryHost host, Guid id, string set) => await host.ReadAsync<long>(
        $"UPDATE base SET {set} WHERE id = '{id}'; {Given.FollowInHistory.Replace("{0}", $"{id}", StringComparison.Ordinal)}; SELECT 1::bigint");

    public static async Task<(HttpStatusCode Status, string? Tag, string Text)> LookAsync(this RegistryHost host, string path, string? tag = null)
    {
        using var anybody = host.CreateClient(Principal.Nobody);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/public/{path}", UriKind.Relative));
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        using var response = await anybody.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Headers.ETag?.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static async Task<JsonNode> JsonAsync(this RegistryHost host, string path)
    {
        var (status, _, text) = await host.LookAsync(path);
        Assert.True(status is HttpStatusCode.OK, $"{path}: {status} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The ids of all bases of a filter, over all pages.</summary>
    public static async Task<List<Guid>> AllAsync(this RegistryHost host, string query, int limit = 50)
    {
        var ids = new List<Guid>();
        for (var after = Guid.Empty.ToString(); after is not null;)
        {
            var page = await host.JsonAsync($"bases?{query}&limit={limit}&after={after}");
            ids.AddRange(page["items"]!.AsArray().Select(item => (Guid)item!["id"]!));
            after = (string?)page["next"];
        }

        return ids;
    }
}
