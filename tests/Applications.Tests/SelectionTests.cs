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

    [Fact]
    public async Task The_proposal_shows_its_working_and_a_departure_from_it_needs_its_reasons()
    {
        var call = await host.AnOpenCallAsync(Balanced);
        var rows = await host.RankedAsync(call, 1, 2, 3); // all of one area, which may have two
        var path = $"/calls/{call}/selections";

        using var officer = host.CreateClient(Given.Officer);
        var proposal = await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<ProposalRow>(
            officer, new Uri($"/calls/{call}/proposal?kind=enterprise", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(["by-rank", "by-rank", "area-full"], proposal!.Lines.Select(line => line.Rule));
        Assert.All(proposal.Lines, line => Assert.NotEmpty(line.Why));

        var third = new[] { rows[0].Id, rows[2].Id };
        Assert.Equal((HttpStatusCode.Conflict, "area-full"), await host.TryAsync(Given.Officer, path, new { kind = "enterprise", shortlisted = rows.Select(r => r.Id) }));
        Assert.Equal((HttpStatusCode.Conflict, "deviation-reason-missing"), await host.TryAsync(Given.Officer, path, new { kind = "enterprise", shortlisted = third }));
        var decision = await host.DecideAsync(call, "selections", new
        {
            kind = "enterprise",
            shortlisted = third,
            deviations = new[] { new { applicationId = rows[1].Id, reason = "同类基地已有" }, new { applicationId = rows[2].Id, reason = "填补空白" } },
        });

        Assert.Equal(["shortlisted", "reserve", "shortlisted"], decision.Applications.OrderBy(a => a.Rank).Select(a => a.Status));
        Assert.Equal("填补空白", await host.ReadAsync<string>($"SELECT reason FROM audit WHERE aggregate_id = '{rows[2].Id}' AND action = 'application-shortlisted'"));
        Assert.Equal(2L, await host.ReadAsync<long>($"SELECT (data::jsonb ->> 'deviations')::bigint FROM audit WHERE action = 'selection-decided' AND aggregate_id IN (SELECT id FROM selection WHERE call_id = '{call}')"));
        Assert.Equal("application-shortlisted", await host.ReadAsync<string>($"SELECT code FROM notification WHERE subject_id = '{rows[0].Id}' ORDER BY id DESC LIMIT 1"));
        using var city = host.CreateClient(Flow.Government);
        var seen = await city.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("填补空白", System.Text.RegularExpressions.Regex.Unescape(seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reserve_moves_up_where_its_area_has_room()
    {
        var call = await host.AnOpenCallAsync(Balanced);
        var rows = await host.RankedAsync(call, 1, 2, 3);
        await host.SelectAsync(call);

        var reserve = await host.ReadAsync(rows[2]);
        Assert.Equal((HttpStatusCode.Conflict, "area-full"), await host.TryStepAsync(reserve, Given.Officer, "promote", new { reason = "递补" }));
        await host.ByApplicantAsync(await host.ReadAsync(rows[0]), "withdraw", new { reason = "放弃" });

        Assert.Equal("shortlisted", (await host.StepAsync(reserve, Given.Officer, "promote", new { reason = "递补" })).Status);
    }

    [Fact]
    public async Task A_selection_and_a_withdrawal_at_once_do_not_both_succeed()
    {
        var call = await host.AnOpenCallAsync(TwoPlaces);
        var row = (await host.RankedAsync(call, 1))[0];

        var (selected, withdrawn) = (
            host.TryAsync(Given.Officer, $"/calls/{call}/selections", new { kind = "enterprise" }),
            host.TryStepAsync(row, Flow.Of(row.Organisation), "withdraw", new { reason = "放弃" }));
        var answers = await Task.WhenAll(selected, withdrawn);

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(answers[0].Status == HttpStatusCode.OK ? "shortlisted" : "withdrawn", (await host.ReadAsync(row)).Status);
    }

    [Fact]
    public async Task A_ranking_made_before_an_objection_was_upheld_does_not_stand_for_the_new_examination()
    {
        var row = await host.ShownAsync();
        var examined = row.Revision;
        row = await host.StepAsync(row, Given.Officer, "objections", new { objector = "某公司", grounds = "数据不实" });
        row = await host.StepAsync(row, Given.Officer, "objections/uphold", new { reason = "属实", to = "under-evaluation" });
        var other = await host.EligibleAsync(row.CallId);

        await host.PublishAsync(Ranking(row.CallId, (row.Id, 1, examined), (other.Id, 2, other.Revision)));
        await host.BecomesAsync(other.Id, "Ranked");
        Assert.Equal("under-evaluation", (await host.ReadAsync(row)).Status);
        await host.PublishAsync(Ranking(row.CallId, (row.Id, 2, row.Revision), (other.Id, 1, other.Revision)));

        await host.BecomesAsync(row.Id, "Ranked");
        Assert.Equal((2, 1), ((await host.ReadAsync(row)).Rank, (await host.ReadAsync(other)).Rank));
    }

    private static EvaluationCompleted Ranking(Guid call, params (Guid Id, int Rank, long Version)[] places) => new(
        Guid.CreateVersion7(), 1, call, Contracts.BaseKind.Enterprise, new string('a', 64),
        [.. places.Select(p => new RankedApplication(p.Id, p.Rank, 100m - p.Rank, p.Version))]);

    private static readonly object Balanced = new
    {
        places = new[] { new { kind = "enterprise", count = 3 } },
        reserves = 1,
        balance = new { kinds = new[] { new { kind = "enterprise", mostPerArea = 2 } } },
    };

    private sealed record ProposalRow(int Free, IReadOnlyList<LineRow> Lines);

    private sealed record LineRow(int Rank, string Outcome, string Rule, string Why);
}
