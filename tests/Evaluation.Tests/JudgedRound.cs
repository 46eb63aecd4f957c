using System.Text.Json.Nodes;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>A round whose sheets are locked, for what is read of it.</summary>
/// <param name="Experts">Whoever has locked a sheet.</param>
internal sealed record JudgedRound(RoundGiven Round, IReadOnlyList<Guid> Applications, IReadOnlyList<string> Experts)
{
    private static readonly string[][] Effects = [["excellent", "excellent", "good"], ["good", "fair", "fair"], ["weak", "absent", "absent"], ["fair", "weak", "none"]];

    /// <summary>Whose people ask, in these tests.</summary>
    public static Principal Of(string organisation) => Principal.Person(Role.Applicant, organisation: organisation);

    /// <summary>Each application has three locked sheets; the first is the best, and its applicant the first of the parties.</summary>
    public static async Task<JudgedRound> OfAsync(EvaluationHost host, int applications = 4, params string[] parties)
    {
        var round = await host.RoundAsync(experts: 3);
        var ids = new List<Guid>();
        for (var i = 0; i < applications; i++)
        {
            ids.Add(await host.ExaminationAsync(round, i < parties.Length ? parties[i] : null));
        }

        await host.ExpertsAsync(3);
        await host.AssignAsync(round);
        for (var i = 0; i < ids.Count; i++)
        {
            foreach (var ((id, expert), effect) in (await host.ReviewsAsync(ids[i])).Zip(Effects[i]))
            {
                await host.LockedReviewAsync(id, expert, effect);
            }
        }

        var experts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            experts.UnionWith((await host.ReviewsAsync(id)).Select(review => review.Expert));
        }

        return new(round, ids, [.. experts]);
    }

    public async Task<Guid> RankedAsync(EvaluationHost host)
    {
        using var officer = host.CreateClient(Given.Officer);
        return (await officer.SendAsync("POST", $"/rounds/{Round.Id}/rankings", new { kind = "enterprise" })).Id();
    }

    /// <summary>An answer that is no JSON.</summary>
    public static async Task<(byte[] Content, string? Type)> FileAsync(EvaluationHost host, string path)
    {
        using var client = host.CreateClient(Given.Officer);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(content)}");
        return (content, response.Content.Headers.ContentType?.ToString());
    }

    public static async Task<JsonNode> StatisticsAsync(EvaluationHost host, string path)
    {
        using var client = host.CreateClient(Given.Officer);
        return await client.SendAsync("GET", path);
    }
}
