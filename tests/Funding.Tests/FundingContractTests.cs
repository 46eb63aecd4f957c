using Contracts.Registry;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

public sealed partial class FundingContractTests(FundingHost host) : EndpointContract(host), IClassFixture<FundingHost>
{
    private static readonly Principal[] Readers =
    [
        Given.Officer, Given.Approver, Principal.Person(Role.Auditor), Principal.Person(Role.DrcOfficer), Principal.System("funding:read"),
    ];

    private static readonly Principal SomeApplicant = Principal.Person(Role.Applicant);
    private static readonly Principal[] Officers = [Given.Officer];
    private static readonly Principal[] Approvers = [Given.Approver];
    private static readonly Principal[] Builders = [Given.Builder];

    // Situations in which an allowed caller meets a rule (409), so that nothing changes and one will do for everybody.
    private readonly Lazy<Task<Guid>> _base = new(() => host.AnOutstandingBaseAsync());
    private readonly Lazy<Task<Given.Row>> _approved = new(() => host.AnAwardAsync("approved"));
    private readonly Lazy<Task<Given.Row>> _draft = new(async () => await host.APaymentAsync((await host.AnActiveAwardAsync()).Id, "draft"));
    private readonly Lazy<Task<Given.Row>> _sent = new(async () => await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync()).Id)));
    private readonly Lazy<Task<Given.Row>> _recovered = new(() => ARecoveredRecoveryAsync(host));

    private readonly Lazy<Task<Given.Row>> _run = new(() => ACancelledRunAsync(host));
    private readonly Lazy<Task<Given.Row>> _payeeChange = new(() => ADeclinedChangeAsync(host));
    private readonly Lazy<Task<Guid>> _period = new(() => AProposedPeriodAsync(host));
    private static readonly object AmendmentBody = new { instalments = new[] { new { number = 1, amount = Given.Yuan(1) } }, reason = "分期变更" };
    private static readonly object NobodysRules = new
    {
        amount = new { method = "share", percent = 1 }, instalments = new[] { new { percent = 100 } }, repayablePercent = 50, grades = new[] { "poor" },
    };

    private readonly Lazy<Task<Given.Row>> _ended = new(() => ADeclinedAwardAsync(host));
    private readonly Lazy<Task<Guid>> _source = new(() => host.ASourceAsync());
    private readonly Lazy<Task<Guid>> _closedSource = new(() => AClosedSourceAsync(host));
    private readonly Lazy<Task<Guid>> _confirmed = new(() => AConfirmedAppropriationAsync(host));
    private readonly Lazy<Task<Guid>> _year = new(() => AnOpenedYearAsync(host));
    private readonly Lazy<Task<Guid>> _change = new(() => AnApprovedChangeAsync(host));
    private readonly Lazy<Task<Guid>> _reversal = new(() => AnApprovedReversalAsync(host));
    private readonly Lazy<Task<Guid>> _programme = new(async () => (Guid)(await host.APublishedProgrammeAsync(await host.Budget.Value, NobodysRules))["id"]!);
    private readonly Lazy<Task<Guid>> _allocation = new(() => ACancelledAllocationAsync(host));

    protected override IEnumerable<Access> Matrix() =>
        [.. Reads(), .. Desk(), .. OwnReads(), .. Awards(), .. AwardsByPeople(), .. Payments(), .. Money(), .. Runs(), .. Payees(), .. Books(), .. After(), .. Budgeting(), .. Allocations()];

    private static IEnumerable<Access> Reads() => new[]
        {
            "fund-accounts", "budgets", "reconciliations", "payee-changes", "payment-runs", "treasury-files",
            "fund-sources", "appropriations", "fiscal-years", "budget-changes", "funding-programmes", "allocations", "ledger/reversals",
        }
        .SelectMany(name => new Access[]
        {
            new($"GET /{name}", "any", () => At($"/{name}"), 200, Readers),
            new($"GET /{name}/{{id:guid}}", "unknown", () => At($"/{name}/{Guid.CreateVersion7()}"), 404, Readers),
        })
        .Concat(new[] { "accounts", "journals", "trial-balance" }.Select(name => new Access($"GET /ledger/{name}", "any", () => At($"/ledger/{name}"), 200, Readers)));

    private IEnumerable<Access> Desk() =>
    [
        new("GET /postings", "any", () => At("/postings"), 200, Readers),
        .. new[] { "overview", "overview/download", "execution?by=area", "execution/download?by=month", "execution/chart?by=source", "execution/report", "postings/download", "due-payments", "due-payments/download" }
            .Select(path => new Access($"GET /{path.Split('?')[0]}", "any", async () => await At($"/{path}") with { IsList = false }, 200, Readers)),
        new("POST /awards/{id:guid}/due-dates", "no such instalment", async () => new($"/awards/{(await _approved.Value).Id}/due-dates", new { instalments = new[] { new { number = 9, dueOn = "2018-12-31" } }, reason = "按协议" }, (await _approved.Value).Revision), 409, Officers),
    ];

    private IEnumerable<Access> OwnReads() =>
    [
        new("GET /awards", "any", () => At("/awards"), 200, [.. Readers, SomeApplicant, Given.Builder]),
        new("GET /awards/{id:guid}", "approved", async () => new($"/awards/{(await _approved.Value).Id}"), 200, [.. Readers, Given.Builder]) { HiddenFrom = [SomeApplicant] },
        new("GET /awards/{id:guid}", "only proposed", async () => new($"/awards/{(await host.AProposedAwardAsync(await _base.Value)).Id}"), 200, Readers) { HiddenFrom = [SomeApplicant, Given.Builder] },
        new("GET /payments", "any", () => At("/payments"), 200, [.. Readers, SomeApplicant, Given.Builder]),
        new("GET /payments/{id:guid}", "sent", async () => new($"/payments/{(await _sent.Value).Id}"), 200, [.. Readers, Given.Builder]) { HiddenFrom = [SomeApplicant] },
        new("GET /payments/{id:guid}", "a draft", async () => new($"/payments/{(await _draft.Value).Id}"), 200, Readers) { HiddenFrom = [SomeApplicant, Given.Builder] },
    ];

    private IEnumerable<Access> Awards() =>
    [
        new("POST /awards", "new", async () => new("/awards", Given.AwardBody(await _base.Value, await host.Budget.Value, 100, 10)), 201, Officers),
        OnApproved("reserve", Officers),
        OnApproved("approve", Approvers),
        new("POST /awards/{id:guid}/agreement", "only proposed", async () => new($"/awards/{(await host.AProposedAwardAsync(await _base.Value)).Id}/agreement", new { documentNumber = "文1" }, 1), 409, Officers),
        OnApproved("sign", Builders, SomeApplicant),
        OnApproved("activate", Officers),
        new("POST /awards/{id:guid}/payments", "not active", async () => new($"/awards/{(await _approved.Value).Id}/payments", new { instalment = 1 }), 409, Officers),
    ];

    private IEnumerable<Access> AwardsByPeople() =>
    [
        OnApproved("decline", Approvers, new { reason = "材料不实" }),
        OnApproved("hold", Officers, new { reason = "审计疑点" }),
        OnApproved("release", Approvers, new { reason = "排除" }),
        OnApproved("termination/confirm", Approvers),
        new("POST /awards/{id:guid}/termination", "ended", async () => new($"/awards/{(await _ended.Value).Id}/termination", new { reason = "违约" }, (await _ended.Value).Revision), 409, Officers),
        new("POST /awards/{id:guid}/amendments", "ended", async () => new($"/awards/{(await _ended.Value).Id}/amendments", AmendmentBody, (await _ended.Value).Revision), 409, Officers),
        OnApproved("conditions/{condition}/evidence", [Given.Officer, Given.Builder], new { evidence = new[] { new { title = "进账单", reference = "m1" } } }, SomeApplicant),
        OnApproved("conditions/{condition}/accept", Officers, new { opinion = "属实" }),
        OnApproved("conditions/{condition}/return", Officers, new { reason = "缺章" }),
    ];

    private IEnumerable<Access> Runs() =>
    [
        new("GET /payment-runs/preview", "any", () => Task.FromResult(new Attempt("/payment-runs/preview") { IsList = false }), 200, Readers),
        new("GET /payment-runs/{id:guid}/payments", "unknown", () => At($"/payment-runs/{Guid.CreateVersion7()}/payments"), 404, Readers),
        new("POST /payment-runs", "before anything was approved", () => At("/payment-runs", new { cutOff = "2000-01-01T00:00:00Z" }), 409, Officers),
        OnRun("lock", Approvers, new { count = 1, total = Given.Yuan(1) }),
        OnRun("cancel", Officers, new { reason = "不再需要" }),
        OnRun("send", Officers, null),
        new("GET /treasury-files/{id:guid}/content", "unknown", () => At($"/treasury-files/{Guid.CreateVersion7()}/content"), 404, Readers),
    ];

    private IEnumerable<Access> Payees() =>
    [
        new("POST /payee-changes", "to the same account", async () => new("/payee-changes", Given.PayeeChangeBody(await _base.Value, Given.GoodAccount)), 409, Officers),
        new("POST /payee-changes/{id:guid}/confirm", "declined", async () => new($"/payee-changes/{(await _payeeChange.Value).Id}/confirm", IfMatch: (await _payeeChange.Value).Revision), 409, Approvers),
        new("POST /payee-changes/{id:guid}/decline", "declined", async () => new($"/payee-changes/{(await _payeeChange.Value).Id}/decline", new { reason = "账户有误" }, (await _payeeChange.Value).Revision), 409, Approvers),
    ];

    private IEnumerable<Access> Payments() =>
    [
        new("GET /payments/{id:guid}/suspects", "a draft", async () => new($"/payments/{(await _draft.Value).Id}/suspects"), 200, Readers),
        OnPayment("submit", _sent, Officers),
        OnPayment("approve", _draft, Approvers),
        OnPayment("decline", _draft, Approvers, new { reason = "不符合用途" }),
        OnPayment("cancel", _sent, Officers, new { reason = "不再需要" }),
        OnPayment("lock", _draft, Officers),
        OnPayment("send", _draft, Officers),
        OnPayment("release", _draft, Approvers),
        new("POST /payments/{id:guid}/inquire", "a draft", async () => new($"/payments/{(await _draft.Value).Id}/inquire"), 409, Officers),
    ];

    private IEnumerable<Access> Money() =>
    [
        new("POST /budgets", "new", () => At("/budgets", new { fiscalYear = 2018, fundSource = "市级", line = $"线{Guid.CreateVersion7():N}", amount = Given.Yuan(5) }), 201, Officers),
        new("POST /budgets/{id:guid}/approve", "a draft", async () => new($"/budgets/{await host.ADraftBudgetAsync()}/approve", IfMatch: 1), 200, Approvers),
        new("POST /reconciliations", "a quiet day", () => At("/reconciliations", new { statementDate = "2018-01-02" }), 201, Officers),
        new("POST /recoveries/{id:guid}/receipts", "recovered", async () => new($"/recoveries/{(await _recovered.Value).Id}/receipts", new { amount = Given.Yuan(1), receivedOn = "2018-12-01", reference = "R9" }), 409, Officers),
    ];

    private IEnumerable<Access> Books() =>
    [
        new("GET /ledger/accounts/{id:guid}/statement", "unknown", () => At($"/ledger/accounts/{Guid.CreateVersion7()}/statement"), 404, Readers),
        new("GET /ledger/proof", "of days without journals", () => Task.FromResult(new Attempt("/ledger/proof?from=2017-01-01&to=2017-01-02") { IsList = false }), 200, Readers),
        new("GET /ledger/periods", "any", () => At("/ledger/periods"), 200, Readers),
        new("POST /ledger/periods", "a month to come", () => At("/ledger/periods", new { month = "2099-12" }), 409, Officers),
        new("POST /ledger/periods/{id:guid}/close", "proposed by oneself", async () => new($"/ledger/periods/{await _period.Value}/close", IfMatch: 1), 409, Approvers),
        new("POST /treasury-reports", "of no payment of ours", () => At("/treasury-reports", Given.Report("none")), 404, [Given.Treasury]),
        new("POST /treasury-reports/batch", "of no payment of ours", () => At("/treasury-reports/batch", new { reports = new[] { Given.Report("none") } }), 200, [Given.Treasury]),
    ];

    private Access OnApproved(string step, Principal[] allowed, params Principal[] hiddenFrom) => OnApproved(step, allowed, null, hiddenFrom);

    private Access OnApproved(string step, Principal[] allowed, object? body, params Principal[] hiddenFrom) => new(
        $"POST /awards/{{id:guid}}/{step}", "approved",
        async () => new($"/awards/{(await _approved.Value).Id}/{step.Replace("{condition}", "own-funds", StringComparison.Ordinal)}", body, (await _approved.Value).Revision), 409, allowed)
        { HiddenFrom = hiddenFrom };

    private static async Task<Given.Row> ADeclinedAwardAsync(FundingHost host)
    {
        var award = await host.AnAwardAsync("budget-reserved");
        using var approver = host.CreateClient(Given.Approver);
        return await approver.PostAsync<Given.Row>($"/awards/{award.Id}/decline", new { reason = "材料不实" }, award.Revision);
    }

    private static Access OnPayment(string step, Lazy<Task<Given.Row>> payment, Principal[] allowed, object? body = null) => new(
        $"POST /payments/{{id:guid}}/{step}", "in another state", async () => new($"/payments/{(await payment.Value).Id}/{step}", body, (await payment.Value).Revision), 409, allowed);

    private Access OnRun(string step, Principal[] allowed, object? body) => new(
        $"POST /payment-runs/{{id:guid}}/{step}", "cancelled", async () => new($"/payment-runs/{(await _run.Value).Id}/{step}", body, (await _run.Value).Revision), 409, allowed);

    private static async Task<Given.Row> ACancelledRunAsync(FundingHost host)
    {
        await host.APaymentAsync((await host.AnActiveAwardAsync()).Id, "approved");
        var run = await host.ARunAsync();
        return await host.StepAsync(Given.Officer, $"/payment-runs/{run.Id}/cancel", run.Revision, new { reason = "改期" });
    }

    private static async Task<Given.Row> ADeclinedChangeAsync(FundingHost host)
    {
        var change = await host.APayeeChangeAsync(await host.AnOutstandingBaseAsync());
        return await host.StepAsync(Given.Approver, $"/payee-changes/{change.Id}/decline", change.Revision, new { reason = "账户有误" });
    }

    private static async Task<Given.Row> ARecoveredRecoveryAsync(FundingHost host)
    {
        var recovery = await host.ARecoveryAsync(yuan: 10);
        using var officer = host.CreateClient(Given.Officer);
        return await officer.PostAsync<Given.Row>($"/recoveries/{recovery.Id}/receipts", new { amount = Given.Yuan(10), receivedOn = "2018-12-01", reference = "R1" });
    }

    /// <summary>Once for all tests of the host; by a person who is an approver too.</summary>
    private static async Task<Guid> AProposedPeriodAsync(FundingHost host)
    {
        await host.TryPostAsync(Given.Officer with { Subject = "person-fund-approver" }, "/ledger/periods", new { month = "2018-03" });
        return await host.ReadAsync<Guid>("SELECT id FROM ledger_period WHERE first_day = '2018-03-01'");
    }

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));
}
