using ServiceDefaults.Authentication;
using Testing.Services;

namespace Funding.Tests;

/// <summary>An auditor looks at the money, the builder is heard, an approver decides, and what stands comes back.</summary>
public sealed class FundsAuditTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task What_is_upheld_after_the_builder_was_heard_is_demanded_back_to_the_fen()
    {
        var (award, audit) = await AReportedAuditAsync(200, 100);
        Assert.Equal((409, "answer-awaited"), await ConcludeAsync(Given.Approver, audit, (1, 200)));
        audit = await host.StepAsync(Given.Builder, "audits", audit, "answer", new { answer = "第二项已补凭证" });
        Assert.Equal((422, "invalid-body"), await ConcludeAsync(Given.Approver, audit, (1, 201)));
        Assert.Equal((422, "invalid-body"), await ConcludeAsync(Given.Approver, audit, (3, 1)));
        Assert.Equal((422, "invalid-body"), await ConcludeAsync(Given.Approver, audit, (1, 1), (1, 1)));

        Assert.Equal((200, null), await ConcludeAsync(Given.Approver, audit, (1, 200)));

        var recovery = await host.ReadJsonAsync($"/recoveries/{(await host.RecoveryOfAsync(award.Id)).Id}");
        Assert.Equal(("audit-finding", "200.00", audit.Id), ((string)recovery["cause"]!, (string)recovery["demanded"]!["value"]!, (Guid)recovery["causeId"]!));
        Assert.Equal("active", (await host.ReadRowAsync($"/awards/{award.Id}")).Status);
    }

    [Fact]
    public async Task Who_reports_does_not_decide_and_what_was_concluded_is_concluded_once()
    {
        var (_, audit) = await AReportedAuditAsync(50);
        audit = await host.StepAsync(Given.Builder, "audits", audit, "answer", new { answer = "属实" });
        Assert.Equal((409, "same-person"), await ConcludeAsync(Given.Auditor with { Role = Role.FundApprover }, audit, (1, 50)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ConcludeAsync(Given.Approver, audit, (1, 50))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM recovery WHERE cause_id = '{audit.Id}'"));
    }

    [Fact]
    public async Task A_clean_audit_is_concluded_at_once_and_demands_nothing()
    {
        var (award, audit) = await AReportedAuditAsync();

        Assert.Equal((200, null), await ConcludeAsync(Given.Approver, audit));

        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM recovery WHERE award_id = '{award.Id}'"));
        Assert.Equal((409, "answer-too-late"), await host.TryPostAsync(Given.Builder, $"/audits/{(await AReportedAuditAsync()).Audit.Id}/answer", new { answer = "?" }, 2));
    }

    [Fact]
    public async Task What_an_audit_has_demanded_is_not_demanded_again_when_the_title_is_lost()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var (award, audit) = await AReportedAuditAsync(baseId, 200);
        audit = await host.StepAsync(Given.Builder, "audits", audit, "answer", new { answer = "属实" });
        await ConcludeAsync(Given.Approver, audit, (1, 200));

        await host.PublishAsync(Given.Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");

        Assert.Equal("200.00 audit-finding, 200.00 title-lost", await DemandsAsync(award.Id)); // half of the 400 that are left
        var second = await host.AnAuditAsync(award.Id);
        second = await host.StepAsync(Given.Auditor, "audits", second, "report", Given.Findings(300));
        second = await host.StepAsync(Given.Builder, "audits", second, "answer", new { answer = "不属实" });
        Assert.Equal((409, "over-demand"), await ConcludeAsync(Given.Approver, second, (1, 201)));
        Assert.Equal((200, null), await ConcludeAsync(Given.Approver, second, (1, 200)));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_builder_hears_of_an_audit_by_its_report_and_another_never()
    {
        var award = await host.AnActiveAwardAsync(null, 100, 600);
        Assert.Equal((409, "nothing-paid"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/audits", new { scope = "全部" }));
        await host.APaidPaymentAsync(award.Id);
        var audit = await host.AnAuditAsync(award.Id);
        Assert.Equal(404, (await host.TryPostAsync(Given.Builder, $"/audits/{audit.Id}/answer", new { answer = "?" }, 1)).Status);
        audit = await host.StepAsync(Given.Auditor, "audits", audit, "report", Given.Findings(1));
        var other = Principal.Person(Role.Applicant, organisation: "91130104MADEM0022X");
        Assert.Equal(404, (await host.TryPostAsync(other, $"/audits/{audit.Id}/answer", new { answer = "?" }, audit.Revision)).Status);
        Assert.Equal((200, null), await host.TryPostAsync(Given.Builder, $"/audits/{audit.Id}/answer", new { answer = "属实" }, audit.Revision));
    }

    private Task<(Given.Row Award, Given.Row Audit)> AReportedAuditAsync(params long[] findings) => AReportedAuditAsync(null, findings);

    private async Task<(Given.Row Award, Given.Row Audit)> AReportedAuditAsync(Guid? baseId, params long[] findings)
    {
        var award = await host.AnActiveAwardAsync(baseId, 50, 600);
        await host.APaidPaymentAsync(award.Id);
        var audit = await host.StepAsync(Given.Auditor, "audits", await host.AnAuditAsync(award.Id), "report", Given.Findings(findings));
        return (award, audit);
    }

    private Task<(int Status, string? Code)> ConcludeAsync(Principal by, Given.Row audit, params (int Number, long Yuan)[] upheld) => host.TryPostAsync(
        by, $"/audits/{audit.Id}/conclude",
        new { conclusion = "依据审计报告", upheld = upheld.Select(u => new { number = u.Number, amount = Given.Yuan(u.Yuan) }) }, audit.Revision);

    private async Task<string> DemandsAsync(Guid award)
    {
        var all = (await host.ReadJsonAsync("/recoveries?limit=200"))["items"]!.AsArray().Where(r => (Guid)r!["awardId"]! == award);
        return string.Join(", ", all.Select(r => $"{r!["demanded"]!["value"]} {r["cause"]}").Order(StringComparer.Ordinal));
    }
}
