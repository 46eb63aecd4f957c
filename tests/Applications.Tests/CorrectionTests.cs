using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Applications.Forms;
using Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Applications.Tests;

/// <summary>What a county returns with marked fields is corrected field by field, also after the call has closed.</summary>
public sealed class CorrectionTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly object Marked = new
    {
        reason = "请更正",
        fields = new[]
        {
            new { pointer = "/payee/accountNumber", remark = "账号与开户行不符" }, new { pointer = "/answers/X-1.1/evidence", remark = "缺少附件" },
            new { pointer = "/carrier", remark = "请补充载体" }, new { pointer = "/milestones/1/on", remark = "时间过晚" },
        },
    };

    [Fact]
    public async Task The_applicant_sees_what_to_correct_and_what_has_been_changed()
    {
        var row = await host.StepAsync(await host.InCountyReviewAsync(await host.AnOpenCallAsync()), Flow.County, "return", Marked);
        Assert.All(row.Corrections!, c => Assert.False(c.Changed));
        row = await host.ByApplicantAsync(row, "reopen");

        var form = Flow.Form(name: row.Name);
        form["payee"]!["accountNumber"] = "6222000000000002";
        form["carrier"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "样例园区", ["creditCode"] = Given.GoodCreditCode };
        form["milestones"]!.AsArray().RemoveAt(1);
        await host.TryAsync(Flow.Of(row.Organisation), $"/applications/{row.Id}", form, row.Revision, "PUT");
        using var applicant = host.CreateClient(Flow.Of(row.Organisation));
        var check = await applicant.GetFromJsonAsync<Checked>(new Uri($"/applications/{row.Id}/validation", UriKind.Relative), TestContext.Current.CancellationToken);
        row = await host.ByApplicantAsync(row with { Revision = row.Revision + 1 }, "submit");

        (string, bool)[] expected = [("/payee/accountNumber", true), ("/answers/X-1.1/evidence", false), ("/carrier", true), ("/milestones/1/on", true)];
        Assert.Equal(expected, check!.Corrections.Select(c => (c.Pointer, c.Changed)));
        Assert.Equal(expected, (await host.ReadAsync(row)).Corrections!.Select(c => (c.Pointer, c.Changed))); // the office sees it too
    }

    [Theory]
    [InlineData("payee")]
    [InlineData("/payee/~2")]
    [InlineData("")]
    [InlineData("//")]
    public async Task A_mark_is_a_json_pointer_into_the_form(string pointer)
    {
        var row = await host.InCountyReviewAsync(await host.AnOpenCallAsync());

        var answer = await host.TryStepAsync(row, Flow.County, "return", new { reason = "x", fields = new[] { new { pointer, remark = "y" } } });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-body"), answer);
    }

    [Fact]
    public async Task What_was_returned_can_be_handed_in_again_after_the_call_until_its_correction_is_due()
    {
        var clock = host.Services.GetRequiredService<BusinessClock>();
        var closesAt = clock.Now.AddDays(2);
        var call = await host.ACallUntilAsync(closesAt);
        var late = await host.StepAsync(await host.InCountyReviewAsync(call), Flow.County, "return", Marked);
        var inTime = await host.StepAsync(await host.InCountyReviewAsync(call), Flow.County, "return", Marked);
        var never = await host.DraftAsync(call);
        (late, inTime) = (await host.ByApplicantAsync(late, "reopen"), await host.ByApplicantAsync(inTime, "reopen"));

        await host.MoveToAsync(closesAt);
        Assert.Equal((HttpStatusCode.Conflict, "call-not-open"), await host.TryStepAsync(never, Flow.Of(never.Organisation), "submit"));
        Assert.Equal("submitted", (await host.ByApplicantAsync(inTime, "submit")).Status);

        await host.MoveToAsync(late.CorrectionUntil!.Value);
        Assert.Equal((HttpStatusCode.Conflict, "call-not-open"), await host.TryStepAsync(late, Flow.Of(late.Organisation), "submit"));
    }

    private sealed record Checked(IReadOnlyList<CorrectionView> Corrections);
}
