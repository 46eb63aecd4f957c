using Contracts.Applications;
using Testing;

namespace Evaluation.Tests;

/// <summary>Objections that were right: what they concern is opened again, and what they do not concern stands (R88, R89).</summary>
public sealed class ObjectionReopeningTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly object Kind = new { kind = "enterprise" };

    [Fact]
    public async Task An_upheld_objection_opens_exactly_the_items_and_sheets_it_names_and_the_rest_stands()
    {
        var (round, application, reviews) = await host.SeveralAsync(null);
        await host.LockAsync(reviews, "good", "good");
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);

        await host.PublishAsync(new ObjectionUpheld(application, 40, round.Call, true, "ENT-2.1佐证有误", ["ENT-2.1"], [reviews[0].Id]));
        await ReachedAsync(application, "UnderReview");

        Assert.Equal(["InProgress", "Locked"], await host.StatusesAsync(reviews));
        Assert.Equal(0, await host.EventsAsync(await host.ReadAsync<Guid>($"SELECT id FROM examination WHERE application_id = '{application}'"), "expert-unassigned"));
        using var expert = host.CreateClient(Given.Person(reviews[0].Expert));
        var path = $"/reviews/{reviews[0].Id}";
        Assert.Equal(["ENT-2.1"], (await expert.SendAsync("GET", path))["openItems"]!.AsArray().Select(i => (string)i!));
        Assert.Equal((422, "invalid-body"), await expert.TryAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.1", "none")), 6));
        await expert.SendAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-2.1", "none")), 6);
        await expert.StepAsync(path, "submit");
        await expert.StepAsync(path, "lock");
        var again = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);
        Assert.Equal(2, (int)again["number"]!);
        Assert.True((decimal)again["ranking"]![0]!["score"]! < 87.5m);
    }

    [Fact]
    public async Task An_objection_that_names_nothing_known_has_all_examined_anew()
    {
        var (round, application, reviews) = await host.SeveralAsync(null);
        await host.LockAsync(reviews, "good", "good");

        await host.PublishAsync(new ObjectionUpheld(application, 40, round.Call, true, "属实", ["REG-9.9"]));

        await ReachedAsync(application, "Waiting");
        Assert.Equal(["Withdrawn", "Withdrawn"], await host.StatusesAsync(reviews));
    }

    private Task ReachedAsync(Guid application, string status) => Eventually.EqualAsync(
        status, () => host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{application}'"), "examination");
}
