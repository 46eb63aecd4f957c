namespace Funding.Tests;

/// <summary>A budget changes by documents and by two people, and its money with it, to the fen.</summary>
public sealed class BudgetChangeTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_supplement_needs_an_appropriation_and_a_reduction_gives_it_back()
    {
        var source = await host.AFundedSourceAsync(1_000);
        var budget = await host.AnApprovedBudgetOfAsync(source, 900);
        Assert.Equal((409, "appropriation-exceeded"), await ProposeAsync(budget, "supplement", 101));

        await host.ChangeAsync(budget, "reduction", 300);
        await host.ChangeAsync(budget, "supplement", 400);

        Assert.Equal((1_000, -1_000), (await host.OfBudgetAsync(budget, "Available"), await host.OfBudgetAsync(budget, "Source")));
        Assert.Equal((409, "budget-exhausted"), await ApproveAsync(await host.AChangeAsync(budget, "reduction", 1_001)));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task Two_supplements_at_once_do_not_share_the_last_of_an_appropriation()
    {
        var source = await host.AFundedSourceAsync(1_000);
        var budget = await host.AnApprovedBudgetOfAsync(source, 500);
        var changes = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            changes.Add(await host.AChangeAsync(budget, "supplement", 300));
        }

        var answers = await Task.WhenAll(changes.Select(ApproveAsync));

        Assert.Equal(1, answers.Count(a => a.Status == 200));
        Assert.Equal(3, answers.Count(a => a == (409, "appropriation-exceeded")));
    }

    [Fact]
    public async Task Money_moves_between_lines_of_one_source_and_year_and_nowhere_else()
    {
        var source = await host.AFundedSourceAsync(2_000);
        var (from, to) = (await host.AnApprovedBudgetOfAsync(source, 1_000), await host.AnApprovedBudgetOfAsync(source, 500));
        var foreign = await host.AnApprovedBudgetAsync(10);

        await host.ChangeAsync(from, "transfer", 250, to);

        Assert.Equal((750, 750), (await host.OfBudgetAsync(from, "Available"), await host.OfBudgetAsync(to, "Available")));
        Assert.Equal((409, "transfer-target"), await ProposeAsync(from, "transfer", 1, foreign));
        Assert.Equal((409, "transfer-target"), await ProposeAsync(from, "transfer", 1, from));
        Assert.Equal((409, "carry-over-target"), await ProposeAsync(from, "carry-over", 1, to));
        Assert.Equal(422, (await ProposeAsync(from, "transfer", 1)).Status);
        Assert.Equal(422, (await ProposeAsync(from, "freeze", 1, to)).Status);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task What_is_frozen_is_promised_to_nobody_until_it_is_unfrozen()
    {
        var budget = await host.AnApprovedBudgetAsync(1_000);
        await host.ChangeAsync(budget, "freeze", 700);
        var award = await host.AProposedAwardAsync(budget: budget, instalments: [400]);
        Assert.Equal((409, "budget-exhausted"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/reserve", ifMatch: 1));

        await host.ChangeAsync(budget, "unfreeze", 100);

        Assert.Equal((200, null), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/reserve", ifMatch: 1));
        Assert.Equal((409, "ledger-floor"), await ApproveAsync(await host.AChangeAsync(budget, "unfreeze", 601)));
        Assert.Equal((0, 600), (await host.OfBudgetAsync(budget, "Available"), await host.OfBudgetAsync(budget, "Frozen")));
    }

    [Fact]
    public async Task A_change_is_decided_once_and_not_by_who_proposed_it()
    {
        var budget = await host.AnApprovedBudgetAsync(1_000);
        var change = await host.AChangeAsync(budget, "freeze", 10);
        var proposer = Given.OfficerAsApprover;
        Assert.Equal((409, "same-person"), await host.TryPostAsync(proposer, $"/budget-changes/{change}/approve", ifMatch: 1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ApproveAsync(change)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(10, await host.OfBudgetAsync(budget, "Frozen"));
        Assert.Equal((409, "budget-change-wrong-state"), await host.TryPostAsync(Given.Approver, $"/budget-changes/{change}/refuse", new { reason = "迟" }, 2));
        var other = await host.AChangeAsync(budget, "freeze", 10);
        Assert.Equal((200, null), await host.TryPostAsync(Given.Officer, $"/budget-changes/{other}/withdraw", new { reason = "误填" }, 1));
    }

    [Fact]
    public async Task A_draft_budget_has_nothing_to_change() =>
        Assert.Equal((409, "budget-not-approved"), await ProposeAsync(await host.ADraftBudgetAsync(), "freeze", 1));

    private Task<(int Status, string? Code)> ProposeAsync(Guid budget, string kind, long yuan, Guid? to = null) =>
        host.TryPostAsync(Given.Officer, $"/budgets/{budget}/changes", Given.ChangeBody(kind, Given.Yuan(yuan), to));

    private Task<(int Status, string? Code)> ApproveAsync(Guid change) => host.TryPostAsync(Given.Approver, $"/budget-changes/{change}/approve", ifMatch: 1);
}
