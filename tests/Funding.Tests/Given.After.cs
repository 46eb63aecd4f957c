using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Funding.Tests;

/// <content>What follows a payment: statements, accounts of the money, audits.</content>
internal static partial class Given
{
    public static readonly Principal Auditor = Principal.Person(Role.Auditor);

    public static readonly object Use = new
    {
        spending = new[] { new { purpose = "equipment", amount = Yuan(100), note = "实验设备" } },
        documents = new[] { new { title = "发票", reference = "发票0001" } },
        results = "新增在孵企业5家。",
        ownFunds = Yuan(300),
        privateCapital = Yuan(700),
        loans = Yuan(50),
    };

    public static async Task<JsonObject> ReadJsonAsync(this FundingHost host, string path)
    {
        using var client = host.CreateClient(Officer);
        return (await client.GetFromJsonAsync<JsonObject>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    /// <summary>As this person, on the revision that is there now.</summary>
    public static async Task<Row> StepAsync(this FundingHost host, Principal by, string kind, Row row, string step, object? body = null)
    {
        using var client = host.CreateClient(by);
        return await client.PostAsync<Row>($"/{kind}/{row.Id}/{step}", body, row.Revision);
    }

    /// <summary>An award that is paid in full, with a report up to today that its builder owes.</summary>
    public static async Task<(Row Award, Row Report)> AnExpectedReportAsync(this FundingHost host, Guid? baseId = null, int repayable = 100, params long[] instalments)
    {
        var award = await host.AnActiveAwardAsync(baseId, repayable, instalments is [] ? [600] : instalments);
        await host.APaidPaymentAsync(award.Id);
        using var officer = host.CreateClient(Officer);
        await officer.PostAsync<JsonObject>("/use-reports", new { until = $"{host.Today():yyyy-MM-dd}" });
        return (await host.ReadRowAsync($"/awards/{award.Id}"), await host.ReportOfAsync(award.Id));
    }

    public static async Task<Row> ReportOfAsync(this FundingHost host, Guid award) =>
        await host.ReadRowAsync($"/use-reports/{await host.ReadAsync<Guid>($"SELECT id FROM use_report WHERE award_id = '{award}' ORDER BY id DESC LIMIT 1")}");

    public static async Task<Row> AMilestoneAsync(this FundingHost host, Guid award, int days = 30)
    {
        using var officer = host.CreateClient(Officer);
        return await officer.PostAsync<Row>(
            $"/awards/{award}/milestones", new { title = "设备到位", measure = "验收报告", dueOn = $"{host.Today().AddDays(days):yyyy-MM-dd}" });
    }

    public static async Task<Row> AnAuditAsync(this FundingHost host, Guid award)
    {
        using var officer = host.CreateClient(Officer);
        return await officer.PostAsync<Row>($"/awards/{award}/audits", new { scope = "专项资金使用情况" });
    }

    public static object Findings(params long[] yuan) => new
    {
        opinion = "抽查全部凭证。",
        findings = yuan.Select(y => new { kind = "diverted", text = "用于非约定用途", reference = "凭证12", amount = Yuan(y) }),
    };

    public static async Task<JsonObject> ReconcileAsync(this FundingHost host, DateOnly day)
    {
        using var client = host.CreateClient(Reconciler);
        return await client.PostAsync<JsonObject>("/reconciliations", new { statementDate = $"{day:yyyy-MM-dd}" });
    }

    /// <summary>The live discrepancy about an id on a statement.</summary>
    public static async Task<Row> DiscrepancyOfAsync(this FundingHost host, string endToEndId) =>
        await host.ReadRowAsync($"/discrepancies/{await host.ReadAsync<Guid>($"SELECT id FROM discrepancy WHERE end_to_end_id = '{endToEndId}' ORDER BY id DESC LIMIT 1")}");
}
