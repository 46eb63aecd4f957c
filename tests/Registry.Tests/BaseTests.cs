using System.Net.Http.Json;
using Contracts;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Services;

namespace Registry.Tests;

public sealed class BaseTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private const string Masked = "************0422";

    [Fact]
    public async Task A_new_base_holds_its_title_with_its_targets_and_its_payee()
    {
        var registered = await host.ReadBaseAsync(await host.ABaseAsync());

        Assert.Equal(("held", "regular", null), (registered.Title, registered.Management, registered.LatestGrade));
        Assert.Equal(Given.Targets, registered.Targets);
        Assert.Equal("102121000013", registered.Payee!.BankCode);
        Assert.Equal(1, await host.EventsAsync(registered.Id, "base-registered"));
    }

    [Theory]
    [InlineData(Role.DrcOfficer, Given.Account)]
    [InlineData(Role.FundOfficer, Given.Account)]
    [InlineData(Role.FundApprover, Given.Account)]
    [InlineData(Role.Auditor, Given.Account)]
    [InlineData(Role.CountyOfficer, Masked)]
    [InlineData(Role.Evaluator, Masked)]
    [InlineData(Role.Applicant, Masked)]
    [InlineData(Role.Operator, Masked)]
    public async Task An_account_number_is_whole_for_those_who_deal_with_the_money_only(string role, string seen)
    {
        var id = await host.ABaseAsync();

        Assert.Equal(seen, (await host.ReadBaseAsync(id, Principal.Person(role))).Payee!.AccountNumber);
    }

    [Fact]
    public async Task An_account_number_is_whole_for_its_builder_and_for_no_other_applicant_or_system()
    {
        var id = await host.ABaseAsync();

        Assert.Equal(Given.Account, (await host.ReadBaseAsync(id, Given.Builder)).Payee!.AccountNumber);
        Assert.Equal(Masked, (await host.ReadBaseAsync(id, Given.Stranger)).Payee!.AccountNumber);
        Assert.Equal(Masked, (await host.ReadBaseAsync(id, Principal.System("registry:read"))).Payee!.AccountNumber);
    }

    [Fact]
    public async Task The_list_masks_as_well()
    {
        await host.ABaseAsync();
        using var client = host.CreateClient(Given.Stranger);

        var text = await client.GetStringAsync(new Uri("/bases?limit=200", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains(Masked, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Account, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_without_payee_and_targets_is_shown_without()
    {
        var recognised = Given.Recognised() with { Payee = null, Targets = [] };
        await host.PublishAsync(recognised);
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM base WHERE name = '{recognised.Name}'"), "bases");

        var registered = await host.ReadBaseAsync(await host.ReadAsync<Guid>($"SELECT id FROM base WHERE name = '{recognised.Name}'"));

        Assert.Null(registered.Payee);
        Assert.Empty(registered.Targets);
    }

    [Fact]
    public async Task The_history_tells_every_change_with_the_state_after_it_page_by_page()
    {
        var id = await host.AGradedBaseAsync(Grade.Poor);
        await host.WalkAsync(
            await host.ARectificationAsync(id), Given.ToRevocation);
        using var client = host.CreateClient(Given.Builder);

        var seen = new List<Given.HistoryRow>();
        for (Guid? after = Guid.Empty; after is not null;)
        {
            var page = await client.GetFromJsonAsync<Given.Rows<Given.HistoryRow>>(
                new Uri($"/bases/{id}/history?limit=2&after={after}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(page!.Items.Count <= 2);
            seen.AddRange(page.Items);
            after = page.Next;
        }

        Assert.Equal(
            [
                (1, "registered", "held", "regular", null),
                (2, "evaluation-opened", "held", "under-evaluation", null),
                (3, "graded", "held", "regular", Grade.Poor),
                (4, "rectification-ordered", "held", "rectifying", Grade.Poor),
                (5, "title-revoked", "revoked", "regular", Grade.Poor),
            ],
            seen.Select(row => (row.Version, row.What, row.Title, row.Management, row.LatestGrade)));
        Assert.Equal(
            ["registry.base-recognised", "person-drc-officer", "registry.performance-evaluated", "person-drc-officer", "a-colleague"],
            seen.Select(row => row.By));
        Assert.Equal("石发改〔2019〕9号: 没有改善。", seen[^1].Reason);
        Assert.Equal(4, await host.EventsAsync(id, "base-changed")); // one for each change after the registration
    }

    [Fact]
    public async Task Strangers_find_no_history()
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Given.Stranger);

        using var response = await client.GetAsync(new Uri($"/bases/{id}/history", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }
}
