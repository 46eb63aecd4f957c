using System.Net;
using System.Net.Http.Json;
using Contracts;
using Contracts.Evaluation;
using Contracts.Funding;
using Testing;

namespace Registry.Tests;

public sealed class SupportTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_support_history_is_the_same_in_any_order_and_however_often_it_is_told(int seed)
    {
        var id = await host.ABaseAsync();
        var facts = Facts(id);
        var shuffled = facts.Concat(facts).Concat(facts).ToArray();
        new Random(seed).Shuffle(shuffled);

        foreach (var fact in shuffled)
        {
            await host.PublishAsync(fact);
        }

        await Eventually.EqualAsync((long)facts.Count, () => host.ReadAsync<long>($"SELECT count(*) FROM support WHERE base_id = '{id}'"), "facts");
        using var client = host.CreateClient(Given.Builder);
        var page = (await client.GetFromJsonAsync<SupportRows>(new Uri($"/bases/{id}/support", UriKind.Relative), TestContext.Current.CancellationToken))!;
        Assert.Equal(
            [
                "award-approved 600.00", "award-held ", "award-released ", "award-terminated 200.00", "payment-failed 150.00", "payment-settled 150.00",
                "payment-settled 400.00", "recovery-demanded 400.00", "recovery-demanded 70.00", "recovery-ended 70.00", "recovery-settled 100.05",
            ],
            page.Items.Select(row => $"{row.Kind} {row.Amount?.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ("400.00", "400.00", "299.95", "CNY"),
            (page.Totals.Promised.Value, page.Totals.Paid.Value, page.Totals.ToPayBack.Value, page.Totals.Paid.Currency));
    }

    [Fact]
    public async Task A_fact_that_overtakes_its_base_is_kept()
    {
        await host.PublishAsync(new AwardApproved(Guid.CreateVersion7(), 3, Guid.Parse("01900000-0000-7000-8000-000000000001"), 100, new(2019, 4, 1)));

        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>(
            "SELECT count(*) FROM support WHERE base_id = '01900000-0000-7000-8000-000000000001'"), "facts");
    }

    [Fact]
    public async Task Another_builder_finds_no_support_history()
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Given.Stranger);

        using var response = await client.GetAsync(new Uri($"/bases/{id}/support", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_newest_official_figure_of_a_year_stands_in_any_order()
    {
        var first = new ReferenceSeriesPublished(
            Guid.CreateVersion7(), 1, "average-rd-intensity", ReferenceScope.Province, 2017, 1.33m, "%", "河北省统计年鉴");
        ReferenceSeriesPublished[] messages =
        [
            first with { Version = 3, Value = 1.35m }, first, first with { Version = 2, Value = 1.34m }, first with { Version = 3, Value = 1.35m },
            first with { AggregateId = Guid.CreateVersion7(), Year = 2018, Value = 1.39m },
            first with { AggregateId = Guid.CreateVersion7(), Scope = ReferenceScope.City, Value = 2.1m },
        ];
        foreach (var message in messages)
        {
            await host.PublishAsync(message);
        }

        await Eventually.EqualAsync(3L, () => host.ReadAsync<long>("SELECT count(*) FROM reference_series"), "figures");
        await Eventually.EqualAsync(
            "city 2017 2.1, province 2017 1.35, province 2018 1.39", async () =>
            {
                using var client = host.CreateClient(Given.Stranger);
                var page = await client.GetFromJsonAsync<Given.Rows<FigureRow>>(
                    new Uri("/reference-series", UriKind.Relative), TestContext.Current.CancellationToken);
                return string.Join(", ", page!.Items.Select(f => $"{f.Scope} {f.Year} {f.Value}").Order(StringComparer.Ordinal));
            }, "figures");
    }

    [Fact]
    public async Task The_programme_stands_against_its_target_of_ten()
    {
        using var client = host.CreateClient(Given.Stranger);
        var before = await StandingAsync(client);
        await host.AGradedBaseAsync(Grade.Outstanding);
        var lost = await host.ABaseAsync();
        await host.WalkAsync(
            await host.ARectificationAsync(lost), Given.ToRevocation);

        Assert.Equal(
            new Standing(before.Active + 1, before.Registered + 2, before.Revoked + 1, before.Outstanding + 1, Target: 10),
            await StandingAsync(client));
    }

    private static async Task<Standing> StandingAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<Standing>(new Uri("/programme/standing", UriKind.Relative), TestContext.Current.CancellationToken))!;

    private static List<IEvent> Facts(Guid id)
    {
        var (award, paid, returned, recovery, lost) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        return
        [
            new AwardApproved(award, 3, id, 60_000, new(2019, 4, 1)),
            new AwardHeld(award, 7, id, true, "整改"),
            new AwardHeld(award, 8, id, false, "整改通过"),
            new AwardTerminated(award, 9, id, 20_000, "称号取消"),
            new PaymentSettled(paid, 8, award, id, 40_000, new(2019, 5, 6)),
            new PaymentSettled(returned, 8, award, id, 15_000, new(2019, 5, 7)),
            new PaymentFailed(returned, 9, award, id, 15_000, "账户已销户"),
            new RecoveryDemanded(recovery, 1, award, id, 40_000, new(2019, 9, 1)),
            new RecoverySettled(recovery, 2, award, id, 10_005, 29_995),
            new RecoveryDemanded(lost, 1, award, id, 7_000, new(2019, 9, 1)),
            new RecoveryEnded(lost, 3, award, id, 7_000, false, "企业已注销", new(2019, 12, 1)),
        ];
    }

    private sealed record SupportRows(IReadOnlyList<SupportRow> Items, Guid? Next, Totals Totals);

    private sealed record SupportRow(string Kind, Amount? Amount);

    private sealed record Totals(Amount Promised, Amount Paid, Amount ToPayBack);

    private sealed record Amount(string Value, string Currency);

    private sealed record FigureRow(string Scope, int Year, decimal Value);

    private sealed record Standing(int Active, int Registered, int Revoked, int Outstanding, int Target);
}
