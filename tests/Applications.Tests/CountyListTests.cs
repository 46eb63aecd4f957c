using System.Net;
using System.Net.Http.Json;
using Applications.County;
using Contracts;
using CsCheck;
using Npgsql;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using Testing.Services;

namespace Applications.Tests;

/// <summary>What a county recommends of a kind: within its quota whoever is fast, in an order without gaps.</summary>
public sealed class CountyListTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static object Quota(int count) => new { quotas = new[] { new { area = Flow.Area, kind = "enterprise", count } } };

    [Fact]
    public void Whatever_enters_leaves_and_is_ordered_the_list_keeps_its_quota_and_every_rank_once() =>
        Gen.Select(Gen.Int[0, 6], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 8], Gen.Int[1, 9]).Array[0, 40]).Sample((quota, steps) =>
        {
            var ids = Enumerable.Range(0, 9).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
            var list = new CountyList(Guid.Empty, BaseKind.Region, Flow.Area);
            var inside = new List<Guid>();
            foreach (var (step, which, rank) in steps)
            {
                if (step < 2)
                {
                    var refusal = Record.Exception(() => list.Admit(ids[which], rank, quota, isOrderOpen: true)) as RuleViolationException;
                    Assert.Equal(inside.Count >= quota ? "quota-exhausted" : inside.Contains(ids[which]) ? "already-exists" : null, refusal?.Code);
                    if (refusal is null)
                    {
                        inside.Insert(Math.Min(rank - 1, inside.Count), ids[which]);
                    }
                }
                else if (step == 2)
                {
                    Assert.Equal(inside.Remove(ids[which]), list.Leave(ids[which]));
                }
                else
                {
                    inside.Reverse();
                    list.PutInOrder([.. inside], isOrderOpen: true);
                }

                Assert.Equal(inside, list.Applications);
                Assert.True(list.Applications.Count <= quota);
            }
        });

    [Fact]
    public void The_order_names_every_application_once_and_is_fixed_in_the_end()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var list = new CountyList(Guid.Empty, BaseKind.Region, Flow.Area);
        list.Admit(a, null, null, isOrderOpen: false);
        list.Admit(b, 99, null, isOrderOpen: false);

        string? CodeOf(bool open, params Guid[] order) => (Record.Exception(() => list.PutInOrder(order, open)) as RuleViolationException)?.Code;
        Assert.Equal("order-not-the-list", CodeOf(true, a));
        Assert.Equal("order-not-the-list", CodeOf(true, a, a));
        Assert.Equal("order-not-the-list", CodeOf(true, a, Guid.Empty));
        Assert.Equal("order-fixed", CodeOf(false, b, a));
        Assert.Equal("order-fixed", (Record.Exception(() => list.Admit(Guid.CreateVersion7(), 1, null, isOrderOpen: false)) as RuleViolationException)?.Code);
        Assert.Null(CodeOf(true, b, a));
        Assert.Equal([b, a], list.Applications);
    }

    [Fact]
    public async Task However_many_recommend_at_once_the_quota_holds() =>
        await Gen.Select(Gen.Int[0, 3], Gen.Int[1, 5]).SampleAsync(async (quota, many) =>
        {
            var call = await host.AnOpenCallAsync(Quota(quota));
            var rows = new List<Flow.Row>();
            for (var i = 0; i < many; i++)
            {
                rows.Add(await host.InCountyReviewAsync(call));
            }

            var answers = await Task.WhenAll(rows.Select((row, i) =>
                host.TryStepAsync(row, Flow.County with { Subject = $"colleague-{i}" }, "recommend", Flow.Recommendation(rank: 1))));

            var taken = Math.Min(quota, many);
            Assert.Equal(taken, answers.Count(a => a.Status == HttpStatusCode.OK));
            Assert.Equal(many - taken, answers.Count(a => a == (HttpStatusCode.Conflict, "quota-exhausted")));
            Assert.Equal((long)taken, await host.ReadAsync<long>($"SELECT count(*) FROM application WHERE call_id = '{call}' AND status = 'Recommended'"));
            Assert.Equal(taken, await host.ReadAsync<int>($"SELECT coalesce(max(cardinality(applications)), 0) FROM county_list WHERE call_id = '{call}'"));
        }, iter: 4, threads: 1);

    [Fact]
    public async Task The_database_refuses_one_more_one_twice_and_one_beside_the_list()
    {
        var call = await host.AnOpenCallAsync(Quota(1));
        var row = await host.RecommendedAsync(call);
        var other = await host.InCountyReviewAsync(call);
        foreach (var sql in new[]
        {
            $"UPDATE county_list SET applications = applications || '{other.Id}'::uuid WHERE call_id = '{call}' RETURNING revision",
            $"UPDATE county_list SET quota = 9, applications = applications || '{row.Id}'::uuid WHERE call_id = '{call}' RETURNING revision",
            $"UPDATE application SET status = 'Recommended' WHERE id = '{other.Id}' RETURNING revision",
        })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<long>(sql));
            Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
        }
    }

    [Fact]
    public async Task A_withdrawal_gives_the_place_back_and_those_behind_move_up()
    {
        var call = await host.AnOpenCallAsync(Quota(2));
        var (first, second) = (await host.RecommendedAsync(call), await host.RecommendedAsync(call));
        await host.ByApplicantAsync(first, "withdraw", new { reason = "放弃" });

        var third = await host.RecommendedAsync(call);

        Assert.Equal([second.Id, third.Id], (await ListAsync(call)).Applications);
    }

    [Fact]
    public async Task A_county_puts_its_list_in_order_until_the_commission_begins()
    {
        var call = await host.AnOpenCallAsync();
        var (a, b) = (await host.RecommendedAsync(call), await host.RecommendedAsync(call));
        var list = await ListAsync(call);
        Assert.Equal([a.Id, b.Id], list.Applications);
        object Order(params Guid[] applications) => new { applications };

        Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(Principal.Person(Role.CountyOfficer, area: "130104"), $"/county-lists/{list.Id}/order", Order(b.Id, a.Id), list.Revision)).Status);
        var at = await Task.WhenAll(Enumerable.Range(0, 3).Select(i =>
            host.TryAsync(Flow.County with { Subject = $"colleague-{i}" }, $"/county-lists/{list.Id}/order", Order(b.Id, a.Id), list.Revision)));
        Assert.Single(at, x => x.Status == HttpStatusCode.OK);
        Assert.Equal(2, at.Count(x => x.Status == HttpStatusCode.PreconditionFailed));
        list = await ListAsync(call);
        Assert.Equal([b.Id, a.Id], list.Applications);

        await host.StepAsync(a, Given.Officer, "eligibility-check");
        Assert.Equal((HttpStatusCode.Conflict, "order-fixed"), await host.TryAsync(Flow.County, $"/county-lists/{list.Id}/order", Order(a.Id, b.Id), list.Revision));
    }

    private async Task<ListRow> ListAsync(Guid call)
    {
        using var county = host.CreateClient(Flow.County);
        var page = await county.GetFromJsonAsync<Given.Rows<ListRow>>(new Uri($"/county-lists?callId={call}", UriKind.Relative), TestContext.Current.CancellationToken);
        return Assert.Single(page!.Items);
    }

    private sealed record ListRow(Guid Id, long Revision, IReadOnlyList<Guid> Applications);
}
