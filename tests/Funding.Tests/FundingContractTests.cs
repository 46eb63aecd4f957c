using Contracts.Registry;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

public sealed class FundingContractTests(FundingHost host) : EndpointContract(host), IClassFixture<FundingHost>
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

    protected override IEnumerable<Access> Matrix() => [.. Reads(), .. OwnReads(), .. Awards(), .. Payments(), .. Money()];

    private static IEnumerable<Access> Reads() => new[] { "fund-accounts", "budgets", "recoveries", "reconciliations" }
        .SelectMany(name => new Access[]
        {
            new($"GET /{name}", "any", () => At($"/{name}"), 200, Readers),
            new($"GET /{name}/{{id:guid}}", "unknown", () => At($"/{name}/{Guid.CreateVersion7()}"), 404, Readers),
        })
        .Concat(new[] { "accounts", "journals", "trial-balance" }.Select(name => new Access($"GET /ledger/{name}", "any", () => At($"/ledger/{name}"), 200, Readers)));

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

    private IEnumerable<Access> Payments() =>
    [
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
        new("POST /recoveries/{id:guid}/write-off", "recovered", async () => new($"/recoveries/{(await _recovered.Value).Id}/write-off", new { reason = "无法追回" }, (await _recovered.Value).Revision), 409, Approvers),
    ];

    private Access OnApproved(string step, Principal[] allowed, params Principal[] hiddenFrom) => new(
        $"POST /awards/{{id:guid}}/{step}", "approved", async () => new($"/awards/{(await _approved.Value).Id}/{step}", IfMatch: (await _approved.Value).Revision), 409, allowed)
        { HiddenFrom = hiddenFrom };

    private static Access OnPayment(string step, Lazy<Task<Given.Row>> payment, Principal[] allowed, object? body = null) => new(
        $"POST /payments/{{id:guid}}/{step}", "in another state", async () => new($"/payments/{(await payment.Value).Id}/{step}", body, (await payment.Value).Revision), 409, allowed);

    private static async Task<Given.Row> ARecoveredRecoveryAsync(FundingHost host)
    {
        var recovery = await host.ARecoveryAsync(yuan: 10);
        using var officer = host.CreateClient(Given.Officer);
        return await officer.PostAsync<Given.Row>($"/recoveries/{recovery.Id}/receipts", new { amount = Given.Yuan(10), receivedOn = "2018-12-01", reference = "R1" });
    }

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));
}
