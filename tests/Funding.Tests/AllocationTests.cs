using System.Text.Json.Nodes;
using Contracts;
using Contracts.Registry;
using Testing;

namespace Funding.Tests;

/// <summary>
/// From a grade to approved awards: the rules propose with their working, people adjust with reasons, and a batch goes as a whole. Each test has a
/// service of its own, because a programme sees every base.
/// </summary>
public sealed class AllocationTests : IAsyncLifetime
{
    private readonly FundingHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Grades_propose_by_themselves_and_a_worse_one_takes_it_back()
    {
        var budget = await _host.AnApprovedBudgetAsync(10_000);
        var first = await _host.AScoredBaseAsync(BaseKind.University, 90, "2018-UNI-001");
        var programme = await _host.APublishedProgrammeAsync(budget, PerPoint("university"));
        var draft = await _host.ItsDraftAsync(programme, lines: 1);
        Assert.Equal((1, 1), ((long)draft["revision"]!, await _host.ReadAsync<long>($"SELECT min(version) FROM audit WHERE aggregate_id = '{draft["id"]}'")));
        Assert.Equal(("per-point", "3000.00"), ((string)draft["lines"]![0]!["working"]![0]!["rule"]!, (string)draft["lines"]![0]!["computed"]!["value"]!));

        var second = await _host.AScoredBaseAsync(BaseKind.University, 80.5m, "2018-UNI-002");
        await _host.AScoredBaseAsync(BaseKind.Region, 99, "2018-REG-001"); // not its kind
        draft = await _host.ItsDraftAsync(programme, lines: 2);
        Assert.Equal([first, second], draft["lines"]!.AsArray().Select(l => (Guid)l!["baseId"]!));
        Assert.Equal("2050.00", (string)draft["lines"]![1]!["granted"]!["value"]!);

        await _host.PublishAsync(new BaseGraded(second, 3, Guid.CreateVersion7(), Grade.Good, new DateOnly(2019, 1, 5), 70));
        draft = await _host.ItsDraftAsync(programme, lines: 1);
        Assert.Equal("3000.00", (string)draft["granted"]!["value"]!);
    }

    [Fact]
    public async Task A_batch_is_adjusted_with_reasons_reserved_whole_and_approved_by_another_person()
    {
        var budget = await _host.AnApprovedBudgetAsync(1_000);
        var (a, b) = (await _host.AScoredBaseAsync(BaseKind.Region, 90, "2018-REG-001"), await _host.AScoredBaseAsync(BaseKind.Region, 91, "2018-REG-002"));
        var programme = await _host.APublishedProgrammeAsync(budget, Given.FixedRules(600));
        var draft = await _host.ItsDraftAsync(programme, lines: 2);
        Assert.Equal("1000.00", (string)draft["granted"]!["value"]!); // 2 × 600 do not fit: scaled
        Assert.Equal(422, (await _host.TryOnAsync(Given.Officer, "allocations", draft, "adjust", new { baseId = b })).Status);
        Assert.Equal((409, "base-not-in-allocation"), await _host.TryOnAsync(Given.Officer, "allocations", draft, "adjust", new { baseId = budget, reason = "无" }));

        draft = await _host.StepOnAsync(Given.Officer, "allocations", draft, "adjust", new { baseId = a, reason = "市政府专题会议纪要", amount = Given.Yuan(501) });
        Assert.Equal((409, "budget-exhausted"), await _host.TryOnAsync(Given.Officer, "allocations", draft, "reserve")); // 1000 are there, 1001 were granted
        Assert.Equal(0, await _host.ReadAsync<long>("SELECT count(*) FROM award"));
        draft = await _host.StepOnAsync(Given.Officer, "allocations", draft, "adjust", new { baseId = b, reason = "随之调减", amount = Given.Yuan(499) });
        var reserved = await _host.StepOnAsync(Given.Officer, "allocations", draft, "reserve");
        Assert.Equal(0, await _host.OfBudgetAsync(budget, "Available"));

        var hand = Given.OfficerAsApprover;
        Assert.Equal((409, "same-person"), await _host.TryOnAsync(hand, "allocations", reserved, "approve", new { documentNumber = "石财建〔2018〕88号" }));
        var approved = await _host.StepOnAsync(Given.Approver, "allocations", reserved, "approve", new { documentNumber = "石财建〔2018〕88号" });

        Assert.Equal("approved", (string)approved["status"]!);
        var award = await _host.SeeAsync($"/awards/{approved["lines"]![0]!["awardId"]}");
        Assert.Equal(("approved", "501.00", "石财建〔2018〕88号"), ((string)award["status"]!, (string)award["amount"]!["value"]!, (string)award["approvalDocument"]!));
        Assert.Equal(["300.60", "200.40"], award["instalments"]!.AsArray().Select(i => (string)i!["amount"]!["value"]!));
        Assert.Equal(["own-funds", "acceptance"], award["conditions"]!.AsArray().Select(c => (string)c!["code"]!));
        Assert.Equal(2, await _host.ReadAsync<long>("SELECT count(*) FROM audit WHERE action = 'award-approved' AND reason = '石财建〔2018〕88号'"));
        Assert.Equal("", await _host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_batch_is_reserved_once_by_six_at_once_and_cancelled_whole()
    {
        var budget = await _host.AnApprovedBudgetAsync(1_000);
        await _host.AScoredBaseAsync(BaseKind.Region, 90, "2018-REG-001");
        var programme = await _host.APublishedProgrammeAsync(budget, Given.FixedRules(600));
        var draft = await _host.ItsDraftAsync(programme, lines: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _host.TryOnAsync(Given.Officer, "allocations", draft, "reserve")));
        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(400, await _host.OfBudgetAsync(budget, "Available"));
        var reserved = await _host.SeeAsync($"/allocations/{draft["id"]}");
        var award = await _host.SeeAsync($"/awards/{reserved["lines"]![0]!["awardId"]}");
        Assert.Equal((409, "award-in-batch"), await _host.TryOnAsync(Given.Approver, "awards", award, "approve"));
        Assert.Equal((409, "award-in-batch"), await _host.TryOnAsync(Given.Approver, "awards", award, "decline", new { reason = "单独" }));

        await _host.StepOnAsync(Given.Approver, "allocations", reserved, "cancel", new { reason = "重新测算" });

        Assert.Equal(("declined", 1_000), ((string)(await _host.SeeAsync($"/awards/{award["id"]}"))["status"]!, await _host.OfBudgetAsync(budget, "Available")));
        var again = await _host.DoAsync(Given.Officer, $"/funding-programmes/{programme["id"]}/allocations", new { facts = Array.Empty<object>() });
        Assert.Equal("600.00", (string)again["granted"]!["value"]!);
        Assert.Equal("", await _host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_base_is_funded_once_by_a_programme_and_a_project_once_by_any()
    {
        var budget = await _host.AnApprovedBudgetAsync(10_000);
        var baseId = await _host.AScoredBaseAsync(BaseKind.Enterprise, 90, "2018-ENT-001");
        var body = (JsonObject)JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Given.AwardBody(baseId, budget, 50, 10)))!;
        body["projectCode"] = "1801-130102-04-01-000001";
        Assert.Equal((201, null), await _host.TryPostAsync(Given.Officer, "/awards", body));
        Assert.Equal((409, "project-supported"), await _host.TryPostAsync(Given.Officer, "/awards", body));

        var programme = await _host.APublishedProgrammeAsync(budget, Given.FixedRules(600));
        var draft = await _host.ItsDraftAsync(programme, lines: 1);
        var fact = new { baseId, projectCode = "1801-130102-04-01-000001", matching = Given.Yuan(5) };
        var named = await _host.StepOnAsync(Given.Officer, "allocations", draft, "compute", new { facts = new[] { fact } });
        Assert.Equal((409, "project-supported"), await _host.TryOnAsync(Given.Officer, "allocations", named, "reserve"));
        var freed = await _host.StepOnAsync(Given.Officer, "allocations", named, "compute", new { facts = new[] { new { baseId } } });
        await _host.StepOnAsync(Given.Officer, "allocations", freed, "reserve");

        var next = await _host.DoAsync(Given.Officer, $"/funding-programmes/{programme["id"]}/allocations", new { facts = Array.Empty<object>() });
        Assert.Empty(next["lines"]!.AsArray());
        Assert.Equal((409, "allocation-empty"), await _host.TryOnAsync(Given.Officer, "allocations", next, "reserve"));
        Assert.Equal((409, "allocation-in-draft"), await _host.TryPostAsync(Given.Officer, $"/funding-programmes/{programme["id"]}/allocations", new { facts = Array.Empty<object>() }));
    }

    [Fact]
    public async Task A_base_that_loses_its_title_between_the_reservation_and_the_approval_is_not_approved_with_its_batch()
    {
        var budget = await _host.AnApprovedBudgetAsync(10_000);
        var (lost, kept) = (await _host.AScoredBaseAsync(BaseKind.Region, 90, "2018-REG-001"), await _host.AScoredBaseAsync(BaseKind.Region, 91, "2018-REG-002"));
        var programme = await _host.APublishedProgrammeAsync(budget, Given.FixedRules(600));
        var reserved = await _host.StepOnAsync(Given.Officer, "allocations", await _host.ItsDraftAsync(programme, lines: 2), "reserve");
        await _host.PublishAsync(Given.Revoked(lost));
        await Eventually.EqualAsync(1L, () => _host.ReadAsync<long>("SELECT count(*) FROM award WHERE status = 'Terminated'"), "the award ended");

        await _host.StepOnAsync(Given.Approver, "allocations", reserved, "approve", new { documentNumber = "石财建〔2018〕89号" });

        Assert.Equal($"{kept}", await _host.ReadAsync<string>("SELECT string_agg(base_id::text, ',') FROM award WHERE status = 'Approved'"));
        Assert.Equal(9_400, await _host.OfBudgetAsync(budget, "Available"));
    }

    private static object PerPoint(string kind) => new
    {
        amount = new { method = "per-point", perPoint = Given.Yuan(100), above = 60 },
        instalments = new[] { new { percent = 100 } },
        repayablePercent = 50,
        kinds = new[] { kind },
    };
}
