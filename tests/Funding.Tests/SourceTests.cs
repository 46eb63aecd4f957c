namespace Funding.Tests;

/// <summary>Where money comes from limits what budgets take of it (R77).</summary>
public sealed class SourceTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task What_another_person_has_confirmed_counts_and_nothing_else()
    {
        var source = await host.ASourceAsync();
        var body = Given.AppropriationBody(1_000);
        var recorded = await host.DoAsync(Given.Officer, $"/fund-sources/{source}/appropriations", body);
        Assert.Equal((409, "appropriation-recorded"), await host.TryPostAsync(Given.Officer, $"/fund-sources/{source}/appropriations", body));
        var budget = await host.ABudgetOfAsync(source, 1_000);
        Assert.Equal((409, "appropriation-exceeded"), await host.TryPostAsync(Given.Approver, $"/budgets/{budget}/approve", ifMatch: 1));

        var recorder = Given.OfficerAsApprover;
        Assert.Equal((409, "same-person"), await host.TryPostAsync(recorder, $"/appropriations/{recorded["id"]}/confirm", ifMatch: 1));
        await host.DoAsync(Given.Approver, $"/appropriations/{recorded["id"]}/confirm", ifMatch: 1);
        Assert.Equal((409, "appropriation-wrong-state"), await host.TryPostAsync(Given.Officer, $"/appropriations/{recorded["id"]}/withdraw", new { reason = "误录" }, 2));

        Assert.Equal((200, null), await host.TryPostAsync(Given.Approver, $"/budgets/{budget}/approve", ifMatch: 1));
        Assert.Equal(-1_000, await host.OfBudgetAsync(budget, "Source"));
    }

    [Fact]
    public async Task However_many_budgets_are_approved_at_once_they_take_no_more_than_was_appropriated()
    {
        var source = await host.AFundedSourceAsync(1_000);
        var budgets = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            budgets.Add(await host.ABudgetOfAsync(source, 300));
        }

        var answers = await Task.WhenAll(budgets.Select(budget => host.TryPostAsync(Given.Approver, $"/budgets/{budget}/approve", ifMatch: 1)));

        Assert.Equal(3, answers.Count(a => a.Status == 200));
        Assert.Equal(3, answers.Count(a => a == (409, "appropriation-exceeded")));
    }

    [Fact]
    public async Task A_year_takes_of_its_own_appropriations_alone()
    {
        var source = await host.AFundedSourceAsync(1_000, year: 2018);
        var next = await host.ABudgetOfAsync(source, 1, year: 2019);

        Assert.Equal((409, "appropriation-exceeded"), await host.TryPostAsync(Given.Approver, $"/budgets/{next}/approve", ifMatch: 1));
    }

    [Fact]
    public async Task A_source_gives_by_the_instruments_of_its_rules_and_nothing_once_it_is_closed()
    {
        var source = await host.ASourceAsync("grant", "interest-subsidy");
        Assert.Equal((409, "instrument-not-allowed"), await BudgetAsync(source, "equity"));
        Assert.Equal((201, null), await BudgetAsync(source, "interest-subsidy"));
        Assert.Equal((409, "source-unknown"), await BudgetAsync(Guid.CreateVersion7(), "grant"));

        await host.DoAsync(Given.Approver, $"/fund-sources/{source}/close", new { reason = "政策到期" }, 1);

        Assert.Equal((409, "source-closed"), await BudgetAsync(source, "grant"));
        Assert.Equal((409, "source-closed"), await host.TryPostAsync(Given.Officer, $"/fund-sources/{source}/appropriations", Given.AppropriationBody(1)));
    }

    [Fact]
    public async Task A_source_is_registered_once_for_its_code_or_its_name()
    {
        var body = Given.SourceBody();
        Assert.Equal((201, null), await host.TryPostAsync(Given.Officer, "/fund-sources", body));
        Assert.Equal((409, "source-exists"), await host.TryPostAsync(Given.Officer, "/fund-sources", body));
    }

    [Fact]
    public async Task A_budget_names_its_source_by_text_or_by_id()
    {
        Assert.Equal(422, (await host.TryPostAsync(Given.Officer, "/budgets", new { fiscalYear = 2018, line = "都不", amount = Given.Yuan(1) })).Status);
        var both = new { fiscalYear = 2018, line = "都有", amount = Given.Yuan(1), fundSource = "市级", sourceId = Guid.CreateVersion7() };
        Assert.Equal(422, (await host.TryPostAsync(Given.Officer, "/budgets", both)).Status);
    }

    private Task<(int, string?)> BudgetAsync(Guid source, string instrument) => host.TryPostAsync(
        Given.Officer, "/budgets", new { fiscalYear = 2018, sourceId = source, line = $"线{Guid.CreateVersion7():N}", instrument, amount = Given.Yuan(1) });
}
