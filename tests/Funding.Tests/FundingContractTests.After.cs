using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

/// <content>What follows a payment: statements, recoveries, accounts of the money.</content>
public sealed partial class FundingContractTests
{
    private static readonly Principal[] Auditors = [Given.Auditor];

    private readonly Lazy<Task<Given.Row>> _resolved = new(() => AResolvedDiscrepancyAsync(host));
    private readonly Lazy<Task<Given.Row>> _accepted = new(() => AnAcceptedReportAsync(host));
    private readonly Lazy<Task<Given.Row>> _met = new(() => AMetMilestoneAsync(host));
    private readonly Lazy<Task<Given.Row>> _concluded = new(() => AConcludedAuditAsync(host));
    private readonly Lazy<Task<Guid>> _pledged = new(() => APledgedAwardAsync(host));

    private IEnumerable<Access> After() => [.. Statements(), .. Endings(), .. OfAwards(), .. UseReports(), .. Milestones(), .. Audits()];

    private IEnumerable<Access> Statements() =>
    [
        new("GET /reconciliations/days", "any", () => Single("/reconciliations/days?from=2018-01-01&to=2018-01-31"), 200, Readers),
        new("GET /reconciliations/days/export", "any", () => Single("/reconciliations/days/export?from=2018-01-01&to=2018-01-31"), 200, Readers),
        new("GET /discrepancies", "any", () => At("/discrepancies"), 200, Readers),
        new("GET /discrepancies/{id:guid}", "resolved", async () => new($"/discrepancies/{(await _resolved.Value).Id}"), 200, Readers),
        new("GET /discrepancies/{id:guid}/candidates", "resolved", async () => new($"/discrepancies/{(await _resolved.Value).Id}/candidates"), 200, Readers),
        On("discrepancies", "take", _resolved, Officers),
        On("discrepancies", "resolution", _resolved, Officers, new { resolution = "not-ours", explanation = "另一系统" }),
        On("discrepancies", "approve", _resolved, Approvers),
        On("discrepancies", "return", _resolved, Approvers, new { reason = "请补充" }),
    ];

    private IEnumerable<Access> Endings() =>
    [
        new("GET /recoveries", "any", () => At("/recoveries"), 200, [.. Readers, SomeApplicant, Given.Builder]),
        Own("recoveries", _recovered),
        On("recoveries", "instalments", _recovered, Approvers, new
        {
            instalments = new[] { new { dueOn = "2099-01-01", amount = Given.Yuan(1) }, new { dueOn = "2099-02-01", amount = Given.Yuan(1) } },
            reason = "困难",
        }),
        On("recoveries", "write-off", _recovered, Officers, new { reason = "无法追回" }),
        On("recoveries", "withdrawal", _recovered, Officers, new { reason = "决定已撤销" }),
        On("recoveries", "ending/approve", _recovered, Approvers),
        On("recoveries", "ending/decline", _recovered, Approvers, new { reason = "继续追缴" }),
    ];

    private IEnumerable<Access> OfAwards() =>
    [
        new("POST /awards/{id:guid}/milestones", "approved", async () => new($"/awards/{(await _approved.Value).Id}/milestones", new { title = "设备到位", measure = "验收", dueOn = "2099-01-01" }), 201, Officers),
        new("POST /awards/{id:guid}/pledges", "pledged", async () => new($"/awards/{await _pledged.Value}/pledges", new { year = 2018, document = "协议", ownFunds = Given.Yuan(1) }), 409, Officers),
        new("POST /awards/{id:guid}/audits", "nothing paid", async () => new($"/awards/{(await _approved.Value).Id}/audits", new { scope = "全部" }), 409, Officers),
        new("POST /awards/{id:guid}/final-report", "not active", async () => new($"/awards/{(await _approved.Value).Id}/final-report", new { reason = "完成" }, (await _approved.Value).Revision), 409, Officers),
        new("GET /leverage", "any", () => Single("/leverage"), 200, [.. Readers, SomeApplicant, Given.Builder]),
    ];

    private IEnumerable<Access> UseReports() =>
    [
        new("GET /use-reports", "any", () => At("/use-reports"), 200, [.. Readers, SomeApplicant, Given.Builder]),
        Own("use-reports", _accepted),
        new("POST /use-reports", "a quiet span", () => At("/use-reports", new { until = "2018-01-01" }), 200, Officers),
        On("use-reports", "submit", _accepted, Builders, Given.Use, SomeApplicant),
        On("use-reports", "accept", _accepted, Officers, new { opinion = "好" }),
        On("use-reports", "return", _accepted, Officers, new { reason = "请补充" }),
        On("use-reports", "waive", _accepted, Approvers, new { reason = "企业已注销" }),
    ];

    private IEnumerable<Access> Milestones() =>
    [
        new("GET /milestones", "any", () => At("/milestones"), 200, [.. Readers, SomeApplicant, Given.Builder]),
        Own("milestones", _met),
        On("milestones", "report", _met, Builders, new { account = "已验收", documents = new[] { new { title = "报告", reference = "1" } } }, SomeApplicant),
        On("milestones", "verify", _met, Officers, new { opinion = "好" }),
        On("milestones", "return", _met, Officers, new { reason = "请补充" }),
        On("milestones", "waive", _met, Approvers, new { reason = "计划调整" }),
    ];

    private IEnumerable<Access> Audits() =>
    [
        new("GET /audits", "any", () => At("/audits"), 200, [.. Readers, SomeApplicant, Given.Builder]),
        Own("audits", _concluded),
        On("audits", "report", _concluded, Auditors, Given.Findings(1)),
        On("audits", "answer", _concluded, Builders, new { answer = "属实" }, SomeApplicant),
        On("audits", "conclude", _concluded, Approvers, new { conclusion = "好", upheld = Array.Empty<object>() }),
    ];

    private static Access Own(string kind, Lazy<Task<Given.Row>> row) => new(
        $"GET /{kind}/{{id:guid}}", "of its builder", async () => new($"/{kind}/{(await row.Value).Id}"), 200, [.. Readers, Given.Builder]) { HiddenFrom = [SomeApplicant] };

    private static Access On(string kind, string step, Lazy<Task<Given.Row>> row, Principal[] allowed, object? body = null, params Principal[] hiddenFrom) => new(
        $"POST /{kind}/{{id:guid}}/{step}", "in another state", async () => new($"/{kind}/{(await row.Value).Id}/{step}", body, (await row.Value).Revision), 409, allowed)
        { HiddenFrom = hiddenFrom };

    private static Task<Attempt> Single(string path) => Task.FromResult(new Attempt(path) { IsList = false });

    private static async Task<Given.Row> AResolvedDiscrepancyAsync(FundingHost host)
    {
        var line = Guid.CreateVersion7().ToString("N");
        await host.OrderAsync(line, 100, "2018-02-01");
        await host.ReconcileAsync(new(2018, 2, 1));
        var found = await host.DiscrepancyOfAsync(line);
        found = await host.StepAsync(Given.Reconciler, "discrepancies", found, "resolution", new { resolution = "not-ours", explanation = "另一系统" });
        return await host.StepAsync(Given.Approver, "discrepancies", found, "approve");
    }

    private static async Task<Given.Row> AnAcceptedReportAsync(FundingHost host)
    {
        var report = await host.StepAsync(Given.Builder, "use-reports", (await host.AnExpectedReportAsync()).Report, "submit", Given.Use);
        return await host.StepAsync(Given.Officer, "use-reports", report, "accept", new { opinion = "好" });
    }

    private static async Task<Given.Row> AMetMilestoneAsync(FundingHost host)
    {
        object proof = new { account = "已验收", documents = new[] { new { title = "报告", reference = "1" } } };
        var milestone = await host.StepAsync(Given.Builder, "milestones", await host.AMilestoneAsync((await host.AnActiveAwardAsync()).Id), "report", proof);
        return await host.StepAsync(Given.Officer, "milestones", milestone, "verify", new { opinion = "好" });
    }

    private static async Task<Given.Row> AConcludedAuditAsync(FundingHost host)
    {
        var award = await host.AnActiveAwardAsync();
        await host.APaidPaymentAsync(award.Id);
        var audit = await host.StepAsync(Given.Auditor, "audits", await host.AnAuditAsync(award.Id), "report", Given.Findings());
        return await host.StepAsync(Given.Approver, "audits", audit, "conclude", new { conclusion = "好", upheld = Array.Empty<object>() });
    }

    private static async Task<Guid> APledgedAwardAsync(FundingHost host)
    {
        var award = await host.AnActiveAwardAsync();
        Assert.Equal((201, null), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/pledges", new { year = 2018, document = "协议", ownFunds = Given.Yuan(1) }));
        return award.Id;
    }
}
