using Calendar;
using Testing;

namespace Funding.Tests;

/// <summary>A year ends by itself at midnight in Shanghai; people decide what becomes of what is left, to the last fen. Each test has a year of its own.</summary>
public sealed class FiscalYearTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task After_its_last_day_nothing_is_promised_and_what_is_left_is_carried_over_or_lapses()
    {
        var year = await AYearAsync();
        var source = await host.AFundedSourceAsync(10_000, year);
        await AppropriateAsync(source, year + 1, 1_000);
        var (old, next) = (await host.AnApprovedBudgetOfAsync(source, 1_000, year, "2060404"), await host.AnApprovedBudgetOfAsync(source, 500, year + 1, "2060404"));
        var committed = await host.AnAwardAsync("active", budget: old, instalments: [300]);
        var waiting = await host.AProposedAwardAsync(budget: old, instalments: [100]);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(new(year, 12, 31)).AddMinutes(-5));
        Assert.Equal("open", await StatusAsync(year));
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(new(year, 12, 31)));
        await Eventually.EqualAsync("closing", () => StatusAsync(year), "the year");

        Assert.Equal((409, "fiscal-year-over"), await host.TryPostAsync(Given.Officer, $"/awards/{waiting.Id}/reserve", ifMatch: 1));
        Assert.Equal((409, "fiscal-year-not-settled"), await CloseAsync(year));
        await host.ChangeAsync(old, "carry-over", 400, next);
        await host.ReverseAsync(await host.ReadAsync<Guid>($"SELECT id FROM journal WHERE kind = 'CarryOver' AND counter_budget_id = '{next}'"));
        await host.ChangeAsync(old, "carry-over", 450, next);
        await host.ChangeAsync(old, "lapse", 250);
        Assert.Equal((200, null), await CloseAsync(year));

        Assert.Equal((0, 250, 950), (await host.OfBudgetAsync(old, "Available"), await host.OfBudgetAsync(old, "Lapsed"), await host.OfBudgetAsync(next, "Available")));
        Assert.Equal((409, "fiscal-year-closed"), await host.TryPostAsync(Given.Officer, $"/budgets/{old}/changes", Given.ChangeBody("freeze", Given.Yuan(1))));
        var reversal = await host.AReversalAsync(await host.ReadAsync<Guid>($"SELECT id FROM journal WHERE kind = 'Lapse' AND budget_id = '{old}'"));
        Assert.Equal((409, "fiscal-year-closed"), await host.TryPostAsync(Given.Approver, $"/ledger/reversals/{reversal}/approve", ifMatch: 1));
        Assert.Equal("paid", (await host.APaidPaymentAsync(committed.Id)).Status); // what was committed is still paid
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task What_comes_back_to_a_closed_year_lapses_too()
    {
        var year = await AYearAsync();
        var source = await host.AFundedSourceAsync(1_000, year);
        var budget = await host.AnApprovedBudgetOfAsync(source, 300, year);
        var award = await host.AnAwardAsync("active", budget: budget, instalments: [300]);
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(new(year, 12, 31)));
        await Eventually.EqualAsync("closing", () => StatusAsync(year), "the year");
        Assert.Equal((200, null), await CloseAsync(year));

        var asked = await host.DoAsync(Given.Officer, $"/awards/{award.Id}/termination", new { reason = "项目终止" }, award.Revision);
        await host.DoAsync(Given.Approver, $"/awards/{award.Id}/termination/confirm", ifMatch: (long)asked["revision"]!);
        await host.ChangeAsync(budget, "lapse", 300);

        Assert.Equal((0, 300), (await host.OfBudgetAsync(budget, "Available"), await host.OfBudgetAsync(budget, "Lapsed")));
    }

    [Fact]
    public async Task A_year_is_opened_once_and_closed_only_after_its_end_and_settled()
    {
        var year = await AYearAsync();
        Assert.Equal((409, "fiscal-year-exists"), await host.TryPostAsync(Given.Officer, "/fiscal-years", new { year }));
        Assert.Equal((409, "fiscal-year-wrong-state"), await CloseAsync(year));
        var source = await host.AFundedSourceAsync(1_000, year);
        await host.AnApprovedBudgetOfAsync(source, 29, year);
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(new(year, 12, 31)));
        await Eventually.EqualAsync("closing", () => StatusAsync(year), "the year");

        var late = await host.ABudgetOfAsync(source, 1, year);
        Assert.Equal((409, "fiscal-year-over"), await host.TryPostAsync(Given.Approver, $"/budgets/{late}/approve", ifMatch: 1));
        Assert.Equal((409, "fiscal-year-not-settled"), await CloseAsync(year));
    }

    /// <summary>Each test lets its own year end, so the next year is another one.</summary>
    private async Task<int> AYearAsync()
    {
        var year = host.Today().Year + 1;
        await host.DoAsync(Given.Officer, "/fiscal-years", new { year });
        return year;
    }

    private async Task AppropriateAsync(Guid source, int year, long yuan)
    {
        var recorded = await host.DoAsync(Given.Officer, $"/fund-sources/{source}/appropriations", Given.AppropriationBody(yuan, year));
        await host.DoAsync(Given.Approver, $"/appropriations/{recorded["id"]}/confirm", ifMatch: 1);
    }

    private async Task<string> StatusAsync(int year) => (string)(await host.SeeAsync($"/fiscal-years/{await IdAsync(year)}"))["status"]!;

    private async Task<(int, string?)> CloseAsync(int year)
    {
        var seen = await host.SeeAsync($"/fiscal-years/{await IdAsync(year)}");
        return await host.TryPostAsync(Given.Approver, $"/fiscal-years/{seen["id"]}/close", new { documentNumber = "石财决〔2019〕1号" }, (long)seen["revision"]!);
    }

    private Task<Guid> IdAsync(int year) => host.ReadAsync<Guid>($"SELECT id FROM fiscal_year WHERE year = {year}");
}
