using System.Text.Json.Nodes;
using Contracts;
using Contracts.Registry;
using Testing;
using Testing.Services;

namespace Funding.Tests;

/// <content>Programmes and what they allocate. A programme of a test funds the kind that the test chose, among its own bases.</content>
internal static partial class Given
{
    public static object FixedRules(long yuan, string? kind = null) => new
    {
        amount = new { method = "fixed", @fixed = new[] { new { amount = Yuan(yuan) } } },
        instalments = new object[] { new { percent = 60, dueOn = "2019-03-31" }, new { percent = 40, retention = true } },
        repayablePercent = 50,
        kinds = kind is null ? null : new[] { kind },
        conditions = new[] { new { code = "own-funds", title = "自筹资金到位", beforeInstalment = 1 } },
    };

    public static async Task<JsonObject> APublishedProgrammeAsync(this FundingHost host, Guid budget, object rules)
    {
        var draft = await host.DoAsync(Officer, "/funding-programmes", new { title = "双创示范基地奖补", budgetId = budget, rules });
        return await host.DoAsync(Approver, $"/funding-programmes/{draft["id"]}/publish", new { documentNumber = "石财规〔2018〕3号" }, 1);
    }

    /// <summary>The draft that follows the grades by itself, once it sees so many bases.</summary>
    public static async Task<JsonObject> ItsDraftAsync(this FundingHost host, JsonObject programme, int lines)
    {
        await Eventually.EqualAsync(
            (long)lines, () => host.ReadAsync<long>(
                $"SELECT count(*) FROM allocation_line l JOIN allocation a ON a.id = l.allocation_id WHERE a.programme_id = '{programme["id"]}' AND a.status = 'Draft'"),
            "lines of the draft");
        return await host.SeeAsync($"/allocations/{await host.ReadAsync<Guid>($"SELECT id FROM allocation WHERE programme_id = '{programme["id"]}' AND status = 'Draft'")}");
    }

    /// <summary>A registered base of the kind, graded outstanding with a score.</summary>
    public static async Task<Guid> AScoredBaseAsync(this FundingHost host, BaseKind kind, decimal score, string number)
    {
        var id = Guid.CreateVersion7();
        await host.PublishAsync(Registered(id) with { Kind = kind, Number = number });
        await host.PublishAsync(new BaseGraded(id, 2, Guid.CreateVersion7(), Grade.Outstanding, new DateOnly(2018, 11, 20), score));
        await host.AccountIsAsync(id, "latest_grade = 'Outstanding' AND title = 'Held'");
        return id;
    }

    public static async Task<JsonObject> StepOnAsync(this FundingHost host, Principal by, string collection, JsonObject row, string step, object? body = null) =>
        await host.DoAsync(by, $"/{collection}/{row["id"]}/{step}", body, (long)row["revision"]!);

    public static Task<(int Status, string? Code)> TryOnAsync(
        this FundingHost host, Principal by, string collection, JsonObject row, string step, object? body = null) =>
        host.TryPostAsync(by, $"/{collection}/{row["id"]}/{step}", body, (long)row["revision"]!);
}
