using System.Text.Json.Nodes;
using Contracts;
using Contracts.Applications;

namespace Evaluation.Tests;

/// <summary>Reviews of one expert each, and the lines that they write.</summary>
internal static class GivenSheets
{
    public static object Line(string code, string effect, params object[] evidence) => new { itemCode = code, exists = effect != "none", effect, remark = "样例", evidence };

    public static object Lines(params object[] lines) => new { lines };

    /// <summary>What a sheet says, in the order of its items.</summary>
    public static List<string> Said(JsonNode view) => [.. view["sheet"]!["lines"]!.AsArray().Select(l => $"{l!["itemCode"]} {l["effect"]}").Order(StringComparer.Ordinal)];

    public static async Task<(string Path, string Expert)> AcceptedSheetAsync(this EvaluationHost host, params EvidenceMaterial[] materials)
    {
        var (id, expert, _) = await host.AssignedAsync(materials);
        using var client = host.CreateClient(Given.Person(expert));
        await client.StepAsync($"/reviews/{id}", "accept");
        return ($"/reviews/{id}", expert);
    }

    /// <summary>Every item good.</summary>
    public static async Task<(string Path, string Expert, RoundGiven Round)> LockedSheetAsync(this EvaluationHost host)
    {
        var (id, expert, round) = await host.AssignedAsync();
        await host.LockedReviewAsync(id, expert);
        return ($"/reviews/{id}", expert, round);
    }

    /// <summary>An application before two experts.</summary>
    public static async Task<(RoundGiven Round, Guid Application, IReadOnlyList<(Guid Id, string Expert)> Reviews)> SeveralAsync(this EvaluationHost host, ReviewTerms? review)
    {
        var round = await host.RoundAsync(experts: 2, review: review);
        await host.ExpertsAsync(2);
        var application = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        return (round, application, await host.ReviewsAsync(application));
    }

    /// <summary>Each expert judges every item alike and locks.</summary>
    public static async Task LockAsync(this EvaluationHost host, IReadOnlyList<(Guid Id, string Expert)> reviews, params string[] effects)
    {
        foreach (var (review, effect) in reviews.Zip(effects))
        {
            await host.LockedReviewAsync(review.Id, review.Expert, effect);
        }
    }

    public static async Task<string[]> StatusesAsync(this EvaluationHost host, IReadOnlyList<(Guid Id, string Expert)> reviews) =>
        [.. await Task.WhenAll(reviews.Select(r => host.ReadAsync<string>($"SELECT status FROM review WHERE id = '{r.Id}'")))];

    private static async Task<(Guid Id, string Expert, RoundGiven Round)> AssignedAsync(this EvaluationHost host, params EvidenceMaterial[] materials)
    {
        var round = await host.RoundAsync(BaseKind.Enterprise, experts: 1);
        await host.ExpertsAsync(1);
        var application = await host.ExaminationAsync(round, materials: materials);
        await host.AssignAsync(round);
        var (id, expert) = (await host.ReviewsAsync(application)).Single();
        return (id, expert, round);
    }
}
