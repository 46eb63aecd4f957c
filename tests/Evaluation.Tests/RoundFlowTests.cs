using Evidence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scoring;

namespace Evaluation.Tests;

/// <summary>From eligible applications to the signed ranking (R88, R89).</summary>
public sealed class RoundFlowTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task Applications_are_assigned_reviewed_and_ranked_by_a_record_that_recomputes()
    {
        var round = await host.RoundAsync();
        var better = await host.ExaminationAsync(round);
        var worse = await host.ExaminationAsync(round);
        await host.ExpertsAsync(3);
        var assignment = await host.AssignAsync(round);
        Assert.Equal(2, (int)assignment["assigned"]!);

        foreach (var (application, effect) in new[] { (better, "excellent"), (worse, "weak") })
        {
            foreach (var (id, expert) in await host.ReviewsAsync(application))
            {
                Assert.Equal("locked", (await host.LockedReviewAsync(id, expert, effect)).Status());
            }
        }

        using var client = host.CreateClient(Given.Officer);
        var ranking = await client.SendAsync("POST", $"/rounds/{round.Id}/rankings", new { kind = "enterprise" });

        Assert.Equal([better.ToString(), worse.ToString()], ranking["ranking"]!.AsArray().Select(r => (string)r!["applicationId"]!));
        Assert.Equal([1, 2], ranking["ranking"]!.AsArray().Select(r => (int)r!["rank"]!));
        Assert.Equal([100m, 62.5m], ranking["ranking"]!.AsArray().Select(r => (decimal)r!["score"]!));
        var record = SignedRecord.Parse(await client.GetByteArrayAsync(
            new Uri($"/rankings/{ranking.Id()}/record", UriKind.Relative), TestContext.Current.CancellationToken));
        var folder = host.Services.GetRequiredService<IOptions<EvidenceOptions>>().Value.Folder;
        var keys = KeySet.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "evaluation.keys.json"), TestContext.Current.CancellationToken));
        Assert.Empty(record.Verify(keys)); // the file that an outsider is given
        Assert.Empty(DecisionRecord.Recompute(record));
        Assert.Equal((string)ranking["recordHash"]!, record.Hash);
        Assert.Equal(1, await host.EventsAsync(ranking.Id(), "evaluation-completed"));
    }
}
