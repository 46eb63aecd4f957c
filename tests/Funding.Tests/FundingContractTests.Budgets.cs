using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

/// <content>Sources, years, budgets, programmes and their allocations.</content>
public sealed partial class FundingContractTests
{
    private IEnumerable<Access> Budgeting() =>
    [
        new("POST /fund-sources", "new", () => At("/fund-sources", Given.SourceBody()), 201, Officers),
        new("POST /fund-sources/{id:guid}/close", "closed", async () => new($"/fund-sources/{await _closedSource.Value}/close", new { reason = "到期" }, 2), 409, Approvers),
        new("POST /fund-sources/{id:guid}/appropriations", "open", async () => new($"/fund-sources/{await _source.Value}/appropriations", Given.AppropriationBody(1)), 201, Officers),
        new("POST /appropriations/{id:guid}/confirm", "confirmed", async () => new($"/appropriations/{await _confirmed.Value}/confirm", IfMatch: 2), 409, Approvers),
        new("POST /appropriations/{id:guid}/withdraw", "confirmed", async () => new($"/appropriations/{await _confirmed.Value}/withdraw", new { reason = "误录" }, 2), 409, Officers),
        new("POST /fiscal-years", "opened", () => OpenedYearAsync(), 409, Officers),
        new("POST /fiscal-years/{id:guid}/close", "open", async () => new($"/fiscal-years/{await _year.Value}/close", new { documentNumber = "文1" }, 1), 409, Approvers),
        new("POST /budgets/{id:guid}/changes", "a draft", async () => new($"/budgets/{await host.ADraftBudgetAsync()}/changes", Given.ChangeBody("freeze", Given.Yuan(1))), 409, Officers),
        OnChange("approve", Approvers, null),
        OnChange("refuse", Approvers, new { reason = "不同意" }),
        OnChange("withdraw", Officers, new { reason = "误填" }),
        new("POST /ledger/reversals", "of a reservation", async () => new("/ledger/reversals", Given.ReversalBody(await ReservationAsync())), 409, Officers),
        OnReversal("approve", Approvers, null),
        OnReversal("refuse", Approvers, new { reason = "原分录无误" }),
        OnReversal("withdraw", Officers, new { reason = "误提" }),
    ];

    private IEnumerable<Access> Allocations() =>
    [
        new("POST /funding-programmes", "new", async () => new("/funding-programmes", new { title = "奖补", budgetId = await host.Budget.Value, rules = Given.FixedRules(1) }), 201, Officers),
        new("PUT /funding-programmes/{id:guid}", "published", async () => new($"/funding-programmes/{await _programme.Value}", new { title = "奖补", rules = Given.FixedRules(1) }, 2), 409, Officers),
        new("POST /funding-programmes/{id:guid}/publish", "published", async () => new($"/funding-programmes/{await _programme.Value}/publish", new { documentNumber = "文1" }, 2), 409, Approvers),
        new("POST /funding-programmes/{id:guid}/close", "a draft", async () => new($"/funding-programmes/{await ADraftProgrammeAsync()}/close", new { reason = "到期" }, 1), 200, Approvers),
        new("POST /funding-programmes/{id:guid}/allocations", "a draft", async () => new($"/funding-programmes/{await ADraftProgrammeAsync()}/allocations", new { facts = new[] { new { baseId = Guid.CreateVersion7(), projectCode = "p1" } } }), 409, Officers),
        OnAllocation("compute", Officers, new { facts = new[] { new { baseId = Guid.CreateVersion7(), projectCode = "p1" } } }),
        OnAllocation("adjust", Officers, new { baseId = Guid.CreateVersion7(), reason = "专题会议" }),
        OnAllocation("reserve", Officers, null),
        OnAllocation("approve", Approvers, new { documentNumber = "文1" }),
        OnAllocation("cancel", Approvers, new { reason = "重新测算" }),
    ];

    private Access OnChange(string step, Principal[] allowed, object? body) => new(
        $"POST /budget-changes/{{id:guid}}/{step}", "approved", async () => new($"/budget-changes/{await _change.Value}/{step}", body, 2), 409, allowed);

    private Access OnReversal(string step, Principal[] allowed, object? body) => new(
        $"POST /ledger/reversals/{{id:guid}}/{step}", "approved", async () => new($"/ledger/reversals/{await _reversal.Value}/{step}", body, 2), 409, allowed);

    private async Task<Guid> ReservationAsync() => await host.JournalOfAsync((await _approved.Value).Id, "Reservation");

    private static async Task<Guid> AnApprovedReversalAsync(FundingHost host)
    {
        var reversal = await host.AReversalAsync(await host.JournalOfAsync(await AnApprovedChangeAsync(host)));
        await host.DoAsync(Given.Approver, $"/ledger/reversals/{reversal}/approve", ifMatch: 1);
        return reversal;
    }

    private Access OnAllocation(string step, Principal[] allowed, object? body) => new(
        $"POST /allocations/{{id:guid}}/{step}", "cancelled", async () => new($"/allocations/{await _allocation.Value}/{step}", body, 2), 409, allowed);

    /// <summary>The first test that asks opens it.</summary>
    private static async Task<Guid> AnOpenedYearAsync(FundingHost host)
    {
        await host.TryPostAsync(Given.Officer, "/fiscal-years", new { year = 2099 });
        return await host.ReadAsync<Guid>("SELECT id FROM fiscal_year WHERE year = 2099");
    }

    private async Task<Attempt> OpenedYearAsync()
    {
        await _year.Value;
        return new("/fiscal-years", new { year = 2099 });
    }

    private async Task<Guid> ADraftProgrammeAsync() =>
        (Guid)(await host.DoAsync(Given.Officer, "/funding-programmes", new { title = "草案", budgetId = await host.Budget.Value, rules = Given.FixedRules(1) }))["id"]!;

    private static async Task<Guid> AConfirmedAppropriationAsync(FundingHost host) =>
        await host.ReadAsync<Guid>($"SELECT id FROM appropriation WHERE source_id = '{await host.AFundedSourceAsync(1)}'");

    private static async Task<Guid> AClosedSourceAsync(FundingHost host)
    {
        var source = await host.ASourceAsync();
        await host.DoAsync(Given.Approver, $"/fund-sources/{source}/close", new { reason = "到期" }, 1);
        return source;
    }

    private static async Task<Guid> AnApprovedChangeAsync(FundingHost host)
    {
        var budget = await host.AnApprovedBudgetAsync(10);
        await host.ChangeAsync(budget, "freeze", 1);
        return await host.ReadAsync<Guid>($"SELECT id FROM budget_change WHERE budget_id = '{budget}'");
    }

    /// <summary>Of a programme that is closed then, so that no grade begins another.</summary>
    private static async Task<Guid> ACancelledAllocationAsync(FundingHost host)
    {
        var programme = await host.APublishedProgrammeAsync(await host.Budget.Value, NobodysRules);
        var allocation = await host.DoAsync(Given.Officer, $"/funding-programmes/{programme["id"]}/allocations", new { facts = Array.Empty<object>() });
        await host.StepOnAsync(Given.Approver, "allocations", allocation, "cancel", new { reason = "重新测算" });
        await host.StepOnAsync(Given.Approver, "funding-programmes", programme, "close", new { reason = "到期" });
        return (Guid)allocation["id"]!;
    }
}
