using System.Text.Json;
using System.Text.Json.Nodes;
using Testing.Contract;

namespace Funding.Tests;

/// <summary>A programme's rules are checked as a whole, put in force by another person, and frozen then.</summary>
public sealed class ProgrammeTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task Everything_that_is_wrong_with_rules_comes_at_once_with_its_place()
    {
        var rules = new
        {
            amount = new { method = "per-point", @fixed = new[] { new { amount = Given.Yuan(1) } }, measure = "basis" },
            instalments = new object[] { new { percent = 50, retention = true }, new { percent = 49 } },
            repayablePercent = 50,
            conditions = new[] { new { code = "acceptance", title = "验收", beforeInstalment = 3 } },
        };

        var pointers = await PointersAsync(rules);

        Assert.Equal(
            ["/rules/amount/fixed", "/rules/amount/measure", "/rules/amount/perPoint", "/rules/conditions", "/rules/conditions", "/rules/instalments", "/rules/instalments"],
            pointers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("matchingRatio", "0", "/rules/matchingRatio")]
    [InlineData("repayablePercent", "101", "/rules/repayablePercent")]
    [InlineData("roundDownTo", "0", "/rules/roundDownTo")]
    [InlineData("instalments", "[]", "/rules/instalments")]
    [InlineData("mostEach", """{"value":"0.00","currency":"CNY"}""", "/rules/mostEach/value")]
    public async Task A_member_out_of_its_bounds_is_pointed_at(string member, string value, string pointer)
    {
        var rules = (JsonObject)JsonNode.Parse(JsonSerializer.Serialize(Given.FixedRules(1)))!;
        rules.Remove("kinds");
        rules[member] = JsonNode.Parse(value);

        Assert.Contains(pointer, await PointersAsync(rules));
    }

    [Fact]
    public async Task Who_drafted_a_programme_does_not_publish_it_and_then_nobody_changes_it()
    {
        var draft = await host.DoAsync(Given.Officer, "/funding-programmes", new { title = "奖补", budgetId = await host.Budget.Value, rules = Given.FixedRules(1, "region") });
        var drafter = Given.OfficerAsApprover;
        Assert.Equal((409, "same-person"), await host.TryOnAsync(drafter, "funding-programmes", draft, "publish", new { documentNumber = "文1" }));
        Assert.Equal((409, "programme-not-published"), await host.TryPostAsync(Given.Officer, $"/funding-programmes/{draft["id"]}/allocations", new { facts = Array.Empty<object>() }));

        Assert.Equal(200, await PutAsync(draft));
        var rewritten = await host.SeeAsync($"/funding-programmes/{draft["id"]}");
        var published = await host.StepOnAsync(Given.Approver, "funding-programmes", rewritten, "publish", new { documentNumber = "文1" });
        Assert.Equal(409, await PutAsync(published));
        var closed = await host.StepOnAsync(Given.Approver, "funding-programmes", published, "close", new { reason = "到期" });
        Assert.Equal("closed", (string)closed["status"]!);
    }

    [Fact]
    public async Task A_programme_has_an_approved_budget() => Assert.Equal(
        (409, "budget-not-approved"),
        await host.TryPostAsync(Given.Officer, "/funding-programmes", new { title = "奖补", budgetId = await host.ADraftBudgetAsync(), rules = Given.FixedRules(1) }));

    private async Task<int> PutAsync(JsonObject programme)
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt($"/funding-programmes/{programme["id"]}", new { title = "奖补(修订)", rules = Given.FixedRules(2, "region") }, (long)programme["revision"]!)
            .ToRequest("PUT");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private async Task<IReadOnlyList<string>> PointersAsync(object rules)
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/funding-programmes", new { title = "奖补", budgetId = Guid.CreateVersion7(), rules }).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(422, (int)response.StatusCode);
        return [.. (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer)];
    }
}
