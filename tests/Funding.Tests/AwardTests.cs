using Contracts;
using Contracts.Registry;
using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

public sealed class AwardTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task Only_a_base_whose_latest_grade_is_outstanding_is_funded()
    {
        var baseId = Guid.CreateVersion7();
        await host.PublishAsync(Given.Registered(baseId));
        await host.AccountIsAsync(baseId, "title = 'Held'");
        Assert.Equal((409, "base-not-outstanding"), await ProposeAsync(baseId));

        await host.PublishAsync(Given.Graded(baseId, Grade.Good, version: 3));
        await host.AccountIsAsync(baseId, "latest_grade = 'Good'");
        await host.PublishAsync(Given.Graded(baseId, Grade.Outstanding, version: 2)); // late: it is older
        Assert.Equal((409, "base-not-outstanding"), await ProposeAsync(baseId));

        await host.PublishAsync(Given.Graded(baseId, Grade.Outstanding, version: 4));
        await host.AccountIsAsync(baseId, "latest_grade = 'Outstanding'");
        Assert.Equal((201, null), await ProposeAsync(baseId));
    }

    [Fact]
    public async Task A_base_that_rectifies_or_lost_its_title_is_promised_nothing_at_any_step()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var proposed = await host.AProposedAwardAsync(baseId);
        var signed = await host.AnAwardAsync("signed", baseId);
        var order = Guid.CreateVersion7();
        await host.PublishAsync(new RectificationOrdered(order, 1, baseId, new DateOnly(2019, 1, 31), "进展慢"));
        await host.AccountIsAsync(baseId, "id IN (SELECT fund_account_id FROM base_rectification)");

        Assert.Equal((409, "base-rectifying"), await ProposeAsync(baseId));
        Assert.Equal((409, "base-rectifying"), await host.TryPostAsync(Given.Officer, $"/awards/{proposed.Id}/reserve", ifMatch: 1));
        Assert.Equal((409, "base-rectifying"), await host.TryPostAsync(Given.Officer, $"/awards/{signed.Id}/activate", ifMatch: signed.Revision));

        await host.PublishAsync(Given.Revoked(baseId));
        await host.AwardIsAsync(signed.Id, "Terminated");
        Assert.Equal((409, "base-title-not-held"), await ProposeAsync(baseId));
        Assert.Equal(0, await host.BalanceAsync("Reserved", signed.Id));
    }

    [Fact]
    public async Task Simultaneous_reservations_cannot_both_take_the_last_money()
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 1_000);
        var awards = new List<Given.Row>();
        for (var i = 0; i < 6; i++)
        {
            awards.Add(await host.AProposedAwardAsync(budget: budget, instalments: [300])); // each of another base
        }

        var answers = await Task.WhenAll(awards.Select(a => host.TryPostAsync(Given.Officer, $"/awards/{a.Id}/reserve", ifMatch: 1)));

        Assert.Equal(3, answers.Count(a => a.Status == 200));
        Assert.Equal(3, answers.Count(a => a == (409, "budget-exhausted")));
        Assert.Equal(100_00, await host.ReadAsync<long>($"SELECT balance_fen FROM ledger_account WHERE budget_id = '{budget}' AND stage = 'Available'"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task Two_officers_who_act_at_once_act_once()
    {
        var award = await host.AnAwardAsync("signed");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/activate", ifMatch: award.Revision)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(7, answers.Count(a => a == (412, "stale-etag")));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM journal WHERE kind = 'Commitment' AND subject_id = '{award.Id}'"));
    }

    [Fact]
    public async Task Who_drafts_or_proposes_does_not_approve()
    {
        var both = new[] { Role.FundOfficer, Role.FundApprover }.Select(role => Principal.Person(role, subject: "one-person-two-roles")).ToArray();
        using var officer = host.CreateClient(both[0]);
        var budget = await officer.PostAsync<Given.Row>("/budgets", new { fiscalYear = 2019, fundSource = "市级", line = "同一人", amount = Given.Yuan(100) });
        Assert.Equal((409, "same-person"), await host.TryPostAsync(both[1], $"/budgets/{budget.Id}/approve", ifMatch: 1));

        var award = await officer.PostAsync<Given.Row>("/awards", Given.AwardBody(await host.AnOutstandingBaseAsync(), await host.Budget.Value, 0, 10));
        award = await officer.PostAsync<Given.Row>($"/awards/{award.Id}/reserve", ifMatch: 1);
        Assert.Equal((409, "same-person"), await host.TryPostAsync(both[1], $"/awards/{award.Id}/approve", ifMatch: award.Revision));
    }

    [Fact]
    public async Task Only_the_bases_own_builder_signs()
    {
        var award = await host.AnAwardAsync("agreement-sent");
        var other = Principal.Person(Role.Applicant, organisation: "91130104MADEM0022X");

        Assert.Equal(404, (await host.TryPostAsync(other, $"/awards/{award.Id}/sign", ifMatch: award.Revision)).Status);
        Assert.Equal(200, (await host.TryPostAsync(Given.Builder, $"/awards/{award.Id}/sign", ifMatch: award.Revision)).Status);
    }

    [Fact]
    public async Task Nothing_is_promised_from_a_budget_that_is_not_approved_nor_to_an_unknown_base()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        Assert.Equal((409, "budget-not-approved"), await host.TryPostAsync(Given.Officer, "/awards", Given.AwardBody(baseId, await host.ADraftBudgetAsync(), 0, 10)));
        Assert.Equal((409, "budget-not-approved"), await host.TryPostAsync(Given.Officer, "/awards", Given.AwardBody(baseId, Guid.CreateVersion7(), 0, 10)));
        Assert.Equal((409, "base-unknown"), await ProposeAsync(Guid.CreateVersion7()));
    }

    [Theory]
    [InlineData("600", "CNY", 1, "/amount/value")]
    [InlineData("600.5", "CNY", 1, "/amount/value")]
    [InlineData("-600.00", "CNY", 1, "/amount/value")]
    [InlineData("0.00", "CNY", 1, "/amount/value")]
    [InlineData("600.00", "USD", 1, "/amount/currency")]
    [InlineData("600.01", "CNY", 1, "/instalments")]
    [InlineData("600.00", "CNY", 2, "/instalments")]
    public async Task Amounts_are_yuan_with_two_places_and_instalments_add_up(string value, string currency, int number, string pointer)
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/awards", new
        {
            baseId = Guid.CreateVersion7(),
            budgetId = Guid.CreateVersion7(),
            amount = new { value, currency },
            instalments = new[] { new { number, amount = Given.Yuan(600) } },
            repayablePercent = 100,
        }).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal(pointer, Assert.Single((await Problem.ReadAsync(response))!.Errors!).Pointer);
    }

    [Fact]
    public async Task A_budget_is_there_once_for_a_source_year_and_line()
    {
        var body = new { fiscalYear = 2018, fundSource = "市级", line = "唯一", amount = Given.Yuan(100) };
        Assert.Equal((201, null), await host.TryPostAsync(Given.Officer, "/budgets", body));
        Assert.Equal((409, "budget-exists"), await host.TryPostAsync(Given.Officer, "/budgets", body));
    }

    private async Task<(int, string?)> ProposeAsync(Guid baseId) =>
        await host.TryPostAsync(Given.Officer, "/awards", Given.AwardBody(baseId, await host.Budget.Value, 100, 10));
}
