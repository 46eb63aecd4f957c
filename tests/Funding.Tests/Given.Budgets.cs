using System.Text.Json.Nodes;
using Testing.Services;

namespace Funding.Tests;

/// <content>Sources, appropriations, budgets of them, and their changes.</content>
internal static partial class Given
{
    /// <summary>The officer of every other step, who is an approver as well.</summary>
    public static Principal OfficerAsApprover => Approver with { Subject = "person-fund-officer" };

    /// <summary>Posts as somebody with a fresh key, insists on success, and gives what was answered.</summary>
    public static async Task<JsonObject> DoAsync(this FundingHost host, Principal by, string path, object? body = null, long? ifMatch = null)
    {
        using var client = host.CreateClient(by);
        return await client.PostAsync<JsonObject>(path, body, ifMatch);
    }

    public static async Task<JsonObject> SeeAsync(this FundingHost host, string path)
    {
        using var client = host.CreateClient(Officer);
        return (await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<JsonObject>(
            client, new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    public static object SourceBody(params string[] instruments) => new
    {
        code = $"s-{Guid.CreateVersion7():N}"[..30],
        name = $"双创专项资金{Guid.CreateVersion7():N}",
        type = "special-fund",
        instruments = instruments is [] ? ["grant"] : instruments,
        basis = "石财建〔2018〕1号",
    };

    public static async Task<Guid> ASourceAsync(this FundingHost host, params string[] instruments) =>
        (Guid)(await host.DoAsync(Officer, "/fund-sources", SourceBody(instruments)))["id"]!;

    public static object AppropriationBody(long yuan, int year = 2018) =>
        new { fiscalYear = year, documentNumber = $"石财预〔2018〕{Guid.CreateVersion7():N}号", issuedOn = "2018-03-01", amount = Yuan(yuan) };

    /// <summary>A source that was appropriated so much for a year.</summary>
    public static async Task<Guid> AFundedSourceAsync(this FundingHost host, long yuan, int year = 2018)
    {
        var source = await host.ASourceAsync();
        var recorded = await host.DoAsync(Officer, $"/fund-sources/{source}/appropriations", AppropriationBody(yuan, year));
        await host.DoAsync(Approver, $"/appropriations/{recorded["id"]}/confirm", ifMatch: 1);
        return source;
    }

    public static async Task<Guid> ABudgetOfAsync(this FundingHost host, Guid source, long yuan, int year = 2018, string? line = null)
    {
        var body = new { fiscalYear = year, sourceId = source, line = line ?? $"线{Guid.CreateVersion7():N}", amount = Yuan(yuan), documentNumber = "石财指〔2018〕9号" };
        return (Guid)(await host.DoAsync(Officer, "/budgets", body))["id"]!;
    }

    public static async Task<Guid> AnApprovedBudgetOfAsync(this FundingHost host, Guid source, long yuan, int year = 2018, string? line = null)
    {
        var budget = await host.ABudgetOfAsync(source, yuan, year, line);
        await host.DoAsync(Approver, $"/budgets/{budget}/approve", ifMatch: 1);
        return budget;
    }

    public static object ChangeBody(string kind, object amount, Guid? to = null) =>
        new { kind, amount, documentNumber = "石财预〔2018〕7号", reason = "执行中调整", toBudgetId = to };

    public static async Task<Guid> AChangeAsync(this FundingHost host, Guid budget, string kind, long yuan, Guid? to = null) =>
        (Guid)(await host.DoAsync(Officer, $"/budgets/{budget}/changes", ChangeBody(kind, Yuan(yuan), to)))["id"]!;

    public static async Task ChangeAsync(this FundingHost host, Guid budget, string kind, long yuan, Guid? to = null) =>
        await host.DoAsync(Approver, $"/budget-changes/{await host.AChangeAsync(budget, kind, yuan, to)}/approve", ifMatch: 1);

    /// <summary>Yuan of one stage of the budget itself.</summary>
    public static Task<long> OfBudgetAsync(this FundingHost host, Guid budget, string stage) => host.ReadAsync<long>(
        $"SELECT coalesce(sum(balance_fen), 0)::bigint / 100 FROM ledger_account WHERE budget_id = '{budget}' AND stage = '{stage}' AND award_id IS NULL");
}
