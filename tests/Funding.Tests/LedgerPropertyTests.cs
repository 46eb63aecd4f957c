using Contracts.Registry;
using CsCheck;
using Testing;

namespace Funding.Tests;

/// <summary>Whatever people, registry and treasury do, in whatever order and at once: money is never created, lost or paid twice.</summary>
public sealed class LedgerPropertyTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly string[] Accounts = ["1302010001", "1302010422", "1302010504"];

    [Fact]
    public async Task Any_acts_at_once_keep_the_ledgers_invariants()
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 2_000); // soon exhausted
        var bases = await Task.WhenAll(Accounts.Select(account => host.AnOutstandingBaseAsync(account)));
        foreach (var baseId in bases.Concat(bases))
        {
            await host.AnAwardAsync("active", baseId, budget, 50, 150, 20);
        }

        var acts = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 999], (act, pick) => new Act(act, pick));

        await acts.Array[40, 40].SampleAsync(
            async sequence =>
            {
                await Parallel.ForEachAsync(
                    sequence, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken },
                    async (act, _) => await DoAsync(act, budget, bases));
                Assert.Equal("", await host.LedgerFaultsAsync());
            },
            iter: 8, threads: 1);

        await host.PublishAsync(Given.Revoked(bases[0]));
        await Eventually.EqualAsync(0L, () => host.ReadAsync<long>($"SELECT count(*) FROM award WHERE base_id = '{bases[0]}' AND status <> 'Terminated'"), "awards left");
        Assert.Equal("", await host.LedgerFaultsAsync());
        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
        Assert.True(await host.ReadAsync<long>($"SELECT count(*) FROM journal WHERE kind = 'Payment' AND budget_id = '{budget}'") > 0); // else nothing was tried
    }

    private async Task DoAsync(Act act, Guid budget, Guid[] bases)
    {
        var (status, code) = act.Kind switch
        {
            < 12 => await host.TryPostAsync(Given.Officer, "/awards", Given.AwardBody(bases[act.Pick % bases.Length], budget, 50, 1 + act.Pick % 200, 1 + act.Pick % 7)),
            < 45 => await AdvanceAwardAsync(act.Pick),
            < 55 => await RequestAsync(act.Pick),
            < 85 => await AdvancePaymentAsync(act.Pick),
            < 87 => await ReportAsync(act.Pick),
            < 92 => await OnPaymentAsync(act.Pick, "inquire", null, "sent_at IS NOT NULL"),
            < 94 => await OnPaymentAsync(act.Pick, "cancel", new { reason = "改期" }, "status IN ('Draft', 'Level1', 'Approved')"),
            < 96 => await host.TryPostAsync(Given.Reconciler, "/reconciliations", new { statementDate = await host.ReadAsync<string>("SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text") }),
            < 98 => await RectifyAsync(bases[act.Pick % bases.Length], act.Pick),
            _ => await ReturnAsync(act.Pick),
        };
        Assert.True(status is 200 or 201 or 404 or 409 or 412, $"{act}: {status} {code}");
    }

    private async Task<(int, string?)> AdvanceAwardAsync(int pick)
    {
        if (await PickAsync("award", "status NOT IN ('Active', 'Terminated', 'OnHold')", pick) is not var (id, revision, status))
        {
            return (404, null);
        }

        return status switch
        {
            "Proposed" => await host.TryPostAsync(Given.Officer, $"/awards/{id}/reserve", null, revision),
            "BudgetReserved" => await host.TryPostAsync(Given.Approver, $"/awards/{id}/approve", null, revision),
            "Approved" => await host.TryPostAsync(Given.Officer, $"/awards/{id}/agreement", new { documentNumber = "文1" }, revision),
            "AgreementSent" => await host.TryPostAsync(Given.Builder, $"/awards/{id}/sign", null, revision),
            _ => await host.TryPostAsync(Given.Officer, $"/awards/{id}/activate", null, revision),
        };
    }

    private async Task<(int, string?)> RequestAsync(int pick) => await PickAsync("award", "status = 'Active'", pick) is var (id, _, _)
        ? await host.TryPostAsync(Given.Officer, $"/awards/{id}/payments", new { instalment = 1 + pick % 2 })
        : (404, null);

    private async Task<(int, string?)> AdvancePaymentAsync(int pick)
    {
        if (await PickAsync("payment", "status IN ('Draft', 'Level1', 'Level2', 'Approved', 'Locked')", pick) is not var (id, revision, status))
        {
            return (404, null);
        }

        return status switch
        {
            "Draft" => await host.TryPostAsync(Given.Officer, $"/payments/{id}/submit", null, revision),
            "Level1" => await host.TryPostAsync(Given.Approver, $"/payments/{id}/approve", null, revision),
            "Level2" => await host.TryPostAsync(Given.SecondApprover, $"/payments/{id}/approve", null, revision),
            "Approved" => await host.TryPostAsync(Given.Officer, $"/payments/{id}/lock", null, revision),
            _ => await host.TryPostAsync(Given.Officer, $"/payments/{id}/send", null, revision),
        };
    }

    private async Task<(int, string?)> ReportAsync(int pick) => await PickAsync("payment", "sent_at IS NOT NULL", pick) is var (id, _, _)
        ? await host.TryPostAsync(Given.Treasury, "/treasury-reports", Given.Report(await host.EndToEndIdAsync(id)))
        : (404, null);

    private async Task<(int, string?)> OnPaymentAsync(int pick, string step, object? body, string which) => await PickAsync("payment", which, pick) is var (id, revision, _)
        ? await host.TryPostAsync(Given.Officer, $"/payments/{id}/{step}", body, revision)
        : (404, null);

    private async Task<(int, string?)> ReturnAsync(int pick)
    {
        if (await PickAsync("payment", "status IN ('Paid', 'Reconciled')", pick) is not var (id, _, _))
        {
            return (404, null);
        }

        await host.GiveBackAsync(id);
        return await host.TryPostAsync(Given.Officer, $"/payments/{id}/inquire");
    }

    private async Task<(int, string?)> RectifyAsync(Guid baseId, int pick)
    {
        var order = Guid.CreateVersion7();
        await host.PublishAsync(new RectificationOrdered(order, 1, baseId, new DateOnly(2019, 1, 1), "进展慢"));
        await host.PublishAsync(new RectificationClosed(order, 2, baseId, Passed: true, new DateOnly(2019, 1, pick % 28 + 1)));
        return (200, null);
    }

    private async Task<(Guid Id, long Revision, string Status)?> PickAsync(string table, string which, int pick)
    {
        var found = await host.ReadAsync<string>(
            $"SELECT coalesce((SELECT concat_ws(' ', id, revision, status) FROM {table} WHERE {which} ORDER BY id OFFSET {pick} % greatest((SELECT count(*) FROM {table} WHERE {which}), 1) LIMIT 1), '')");
        return found.Split(' ') is [var id, var revision, var status] ? (Guid.Parse(id), long.Parse(revision, System.Globalization.CultureInfo.InvariantCulture), status) : null;
    }

    private sealed record Act(int Kind, int Pick);
}
