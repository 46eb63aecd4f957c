using System.Net;
using Contracts.Evaluation;

namespace Applications.Tests;

public sealed class SelectionTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly object TwoPlaces = new { places = new[] { new { kind = "enterprise", count = 2 } }, reserves = 1, noticeWorkingDays = 0 };

    [Fact]
    public async Task The_best_are_shortlisted_and_the_best_reserve_takes_a_place_that_falls_free()
    {
        var call = await host.AnOpenCallAsync(TwoPlaces);
        var rows = await host.RankedAsync(call, 3, 1, 4, 2);

        var decision = await host.SelectAsync(call);

        Assert.Equal(["shortlisted", "shortlisted", "reserve", "not-selected"], decision.Applications.OrderBy(a => a.Rank).Select(a => a.Status));
        var reserve = await host.ReadAsync(rows[0]);
        Assert.Equal((HttpStatusCode.Conflict, "no-free-place"), await host.TryStepAsync(reserve, Given.Officer, "promote", new { reason = "递补" }));
        await host.ByApplicantAsync(await host.ReadAsync(rows[1]), "withdraw", new { reason = "放弃" });
        Assert.Equal("shortlisted", (await host.StepAsync(reserve, Given.Officer, "promote", new { reason = "递补" })).Status);
        Assert.Equal((HttpStatusCode.Conflict, "nothing-to-select"), await host.TryAsync(Given.Officer, $"/calls/{call}/selections", new { kind = "enterprise" }));
    }

    [Fact]
    public async Task Nobody_is_selected_before_all_are_ranked()
    {
        var call = await host.AnOpenCallAsync(TwoPlaces);
        await host.RankedAsync(call, 1);
        await host.DraftAsync(call); // holds nobody up
        var late = await host.SubmittedAsync(call);

        Assert.Equal((HttpStatusCode.Conflict, "not-ranked"), await host.TryAsync(Given.Officer, $"/calls/{call}/selections", new { kind = "enterprise" }));
        await host.ByApplicantAsync(late, "withdraw", new { reason = "放弃" });

        Assert.Single((await host.SelectAsync(call)).Applications);
    }

    [Fact]
    public async Task A_tie_at_the_cut_waits_for_the_officer_to_take_it_whole_or_leave_it()
    {
        var call = await host.AnOpenCallAsync(TwoPlaces);
        await host.RankedAsync(call, 1, 2, 2);

        Assert.Equal((HttpStatusCode.Conflict, "tie-at-the-cut"), await host.TryAsync(Given.Officer, $"/calls/{call}/selections", new { kind = "enterprise" }));
        Assert.Equal((HttpStatusCode.Conflict, "tie-at-the-cut"), await host.TryAsync(Given.Officer, $"/calls/{call}/selections", new { kind = "enterprise", places = 2 }));

        Assert.Equal(["shortlisted", "reserve", "reserve"], (await host.SelectAsync(call, places: 1)).Applications.Select(a => a.Status));
    }

    [Fact]
    public async Task Officers_at_once_give_every_place_once()
    {
        var call = await host.AnOpenCallAsync(new { places = new[] { new { kind = "enterprise", count = 1 } }, reserves = 2 });
        var rows = await host.RankedAsync(call, 1, 2, 2);

        var selections = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            host.TryAsync(Given.Officer with { Subject = $"officer-{i}" }, $"/calls/{call}/selections", new { kind = "enterprise" })));
        Assert.Single(selections, s => s.Status == HttpStatusCode.OK);
        await host.ByApplicantAsync(await host.ReadAsync(rows[0]), "withdraw", new { reason = "放弃" });
        var reserves = await Task.WhenAll(host.ReadAsync(rows[1]), host.ReadAsync(rows[2]));
        var promotions = await Task.WhenAll(reserves.Select((row, i) =>
            host.TryStepAsync(row, Given.Officer with { Subject = $"officer-{i}" }, "promote", new { reason = "递补" })));

        Assert.Single(promotions, p => p.Status == HttpStatusCode.OK);
        Assert.Single(promotions, p => p == (HttpStatusCode.Conflict, "no-free-place"));
    }

    [Fact]
    public async Task Who_comes_back_by_an_objection_competes_for_what_is_free()
    {
        var call = await host.AnOpenCallAsync(new { places = new[] { new { kind = "enterprise", count = 1 } }, reserves = 1, noticeWorkingDays = 5 });
        var rows = await host.RankedAsync(call, 1, 2);
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");
        var first = await host.StepAsync(await host.ReadAsync(rows[0]), Given.Officer, "objections", new { objector = "某公司", grounds = "数据不实" });
        first = await host.StepAsync(first, Given.Officer, "objections/uphold", new { reason = "属实", to = "under-evaluation" });
        Assert.Equal(("under-evaluation", null), (first.Status, first.Rank));

        Assert.Equal((HttpStatusCode.Conflict, "not-ranked"), await host.TryAsync(Given.Officer, $"/calls/{call}/selections", new { kind = "enterprise" }));
        await host.PublishAsync(Flow.ARanking(call, [(rows[1].Id, 1), (rows[0].Id, 2)]));
        await host.BecomesAsync(rows[0].Id, "Ranked");
        var again = await host.SelectAsync(call);

        Assert.Equal([("shortlisted", rows[1].Id), ("reserve", rows[0].Id)], again.Applications.Select(a => (a.Status, a.Id)));
    }

    [Fact]
    public async Task The_selection_says_by_which_ranking()
    {
        var call = await host.AnOpenCallAsync(TwoPlaces);
        await host.RankedAsync(call, 1);
        await host.SelectAsync(call);

        Assert.Equal(new string('a', 64), await host.ReadAsync<string>($"SELECT data::jsonb ->> 'recordHash' FROM audit WHERE aggregate_id = '{call}' AND action = 'applications-selected'"));
    }
}
