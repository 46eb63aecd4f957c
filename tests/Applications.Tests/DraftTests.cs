using System.Net;

namespace Applications.Tests;

/// <summary>What becomes a draft, and what no draft may hold.</summary>
public sealed class DraftTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task Eight_colleagues_at_once_draft_one_application()
    {
        var call = await host.AnOpenCallAsync();
        var organisation = Flow.NewOrganisation();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            host.TryAsync(Flow.Of(organisation) with { Subject = $"colleague-{i}" }, "/applications", Flow.Body(call))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a == (HttpStatusCode.Conflict, "already-applying")));
        Assert.Equal(HttpStatusCode.Created, (await host.TryAsync(Flow.Of(organisation), "/applications", Flow.Body(call, "university"))).Status);
    }

    [Fact]
    public async Task Who_has_withdrawn_may_apply_again()
    {
        var call = await host.AnOpenCallAsync();
        var draft = await host.DraftAsync(call);
        await host.ByApplicantAsync(draft, "withdraw", new { reason = "重新申报" });

        Assert.Equal("draft", (await host.DraftAsync(call, organisation: draft.Organisation)).Status);
    }

    [Theory]
    [InlineData("name", " ")]
    [InlineData("name", "a\u0000b")]
    [InlineData("area", "13010")]
    [InlineData("area", "130102\n")]
    [InlineData("answers", null)]
    [InlineData("answers", "a\u0000b")]
    [InlineData("payee", "6222\u00000001")]
    [InlineData("answers", 0.00001)]
    [InlineData("answers", 1e15)]
    public async Task What_no_form_can_hold_is_refused_at_once(string field, object? value)
    {
        var body = Flow.Body(await host.AnOpenCallAsync());
        body[field] = (field, value) switch
        {
            ("answers", double figure) => new[] { new { itemCode = "X-2.1", value = figure } },
            ("answers", string statement) => new[] { new { itemCode = "X-1.1", exists = true, statement } },
            ("answers", _) => new object?[] { null },
            ("payee", _) => new { name = "某", creditCode = Given.GoodCreditCode, accountNumber = value, bankCode = "102121000013" },
            _ => value,
        };

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-body"), await host.TryAsync(Flow.Of(Flow.NewOrganisation()), "/applications", body));
    }
}
