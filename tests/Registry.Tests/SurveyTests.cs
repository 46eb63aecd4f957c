using System.Net;
using System.Net.Http.Json;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

public sealed class SurveyTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task Bases_answer_once_and_the_summary_adds_up_what_they_said()
    {
        Guid[] bases = [await host.ABaseAsync(), await host.ABaseAsync(), await host.ABaseAsync()];
        var survey = await host.AnOpenSurveyAsync(20, bases);
        Assert.Equal(3, survey.Invited);

        await host.ActAsync<Given.IdRow>(Given.Builder, $"/surveys/{survey.Id}/answers", Given.AnswerBody(bases[0], "正常", 10, "融资", "人才"));
        var second = await host.ActAsync<Given.IdRow>(Given.Builder, $"/surveys/{survey.Id}/answers", Given.AnswerBody(bases[1], "滞后", 25, "融资"));
        Assert.Equal(
            (HttpStatusCode.Conflict, "already-answered"), await host.TryActAsync(Given.Builder, $"/surveys/{survey.Id}/answers", Given.AnswerBody(bases[1])));

        var summary = await host.GetAsync<Summary>(Given.Officer, $"/surveys/{survey.Id}/summary");
        Assert.Equal((3, 2), (summary.Invited, summary.Answered));
        Assert.Equal(["正常 1", "滞后 1"], summary.Questions[0].Options.Select(o => $"{o.Option} {o.Count}"));
        Assert.Equal((10m, 17.5m, 17.5m, 25m), (summary.Questions[1].Least, summary.Questions[1].Median, summary.Questions[1].Mean, summary.Questions[1].Most));
        Assert.Equal(["融资 2", "人才 1", "场地 0"], summary.Questions[2].Options.Select(o => $"{o.Option} {o.Count}"));
        var raised = await host.ActAsync<Given.DifficultyRow>(Given.Officer, "/difficulties", Given.DifficultyBody(bases[1], surveyAnswerId: second.Id));
        Assert.Equal("raised", raised.Status); // what a survey brings to light becomes a ticket
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(Given.Officer, "/difficulties", Given.DifficultyBody(bases[0], surveyAnswerId: second.Id))).Status);
    }

    [Fact]
    public async Task Every_wrong_reply_is_pointed_at_at_once()
    {
        var id = await host.ABaseAsync();
        var survey = await host.AnOpenSurveyAsync(20, id);
        using var client = host.CreateClient(Given.Builder);
        using var request = new Attempt($"/surveys/{survey.Id}/answers", new
        {
            baseId = id,
            replies = new object[]
            {
                new { code = "Q1", choices = new[] { "正常", "滞后" } }, new { code = "Q3", choices = new[] { "月亮" } }, new { code = "Q9", text = "?" },
                new { code = "Q4", text = "一" }, new { code = "Q4", text = "二" },
            },
        }).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            ["/replies", "/replies/0", "/replies/1", "/replies/2/code", "/replies/4/code"],
            (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whom_it_does_not_ask_it_does_not_exist_for()
    {
        var (asked, other) = (await host.ABaseAsync(), await host.ABaseAsync());
        var survey = await host.AnOpenSurveyAsync(20, asked);

        Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(Given.Builder, $"/surveys/{survey.Id}/answers", Given.AnswerBody(other))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(Given.Stranger, $"/surveys/{survey.Id}/answers", Given.AnswerBody(asked))).Status);
        Assert.Empty((await host.GetAsync<Given.Rows<Given.SurveyRow>>(Given.Stranger, "/surveys")).Items);
        Assert.Contains((await host.GetAsync<Given.Rows<Given.SurveyRow>>(Given.County, "/surveys?limit=200")).Items, s => s.Id == survey.Id);
    }

    [Fact]
    public async Task What_is_open_is_not_changed_and_what_is_closed_is_concluded()
    {
        var survey = await host.AnOpenSurveyAsync(20, await host.ABaseAsync());
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt($"/surveys/{survey.Id}", host.SurveyBody(), survey.Revision).ToRequest("PUT");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("survey-wrong-state", (await Problem.ReadAsync(response))?.Code);

        var closed = await host.ActAsync<Given.SurveyRow>(Given.Officer, $"/surveys/{survey.Id}/close", new { reason = "都已答复" }, survey.Revision);
        var concluded = await host.ActAsync<Given.SurveyRow>(Given.Officer, $"/surveys/{survey.Id}/conclude", new { text = "融资是首要需求。" }, closed.Revision);

        Assert.Equal("concluded", concluded.Status);
    }

    [Fact]
    public async Task Ten_answers_at_once_are_one_answer()
    {
        var id = await host.ABaseAsync();
        var survey = await host.AnOpenSurveyAsync(20, id);

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.TryActAsync(Given.Builder, $"/surveys/{survey.Id}/answers", Given.AnswerBody(id))));

        Assert.Single(replies, r => r.Status == HttpStatusCode.Created);
        Assert.All(replies.Where(r => r.Status != HttpStatusCode.Created), r => Assert.Equal(HttpStatusCode.Conflict, r.Status));
    }

    [Fact]
    public async Task The_answers_come_as_a_spreadsheet_in_which_nothing_is_computed()
    {
        var id = await host.ABaseAsync();
        var survey = await host.AnOpenSurveyAsync(20, id);
        await host.ActAsync<Given.IdRow>(Given.Builder, $"/surveys/{survey.Id}/answers", new
        {
            baseId = id,
            replies = new object[] { new { code = "Q1", choices = new[] { "正常" } }, new { code = "Q2", number = 7 }, new { code = "Q4", text = "=HYPERLINK(\"x\")" } },
        });
        using var client = host.CreateClient(Given.Officer);

        var csv = await client.GetStringAsync(new Uri($"/surveys/{survey.Id}/export?format=csv", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("正常,7,", csv, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_survey_asks_bases_that_hold_their_title_and_at_least_one()
    {
        var draft = await host.ActAsync<Given.SurveyRow>(Given.Officer, "/surveys", host.SurveyBody());
        Assert.Equal(
            (HttpStatusCode.Conflict, "base-not-to-be-asked"),
            await host.TryActAsync(Given.Officer, $"/surveys/{draft.Id}/open", new { baseIds = new[] { Guid.CreateVersion7() } }, draft.Revision));
        Assert.Equal(
            (HttpStatusCode.Conflict, "base-not-to-be-asked"),
            await host.TryActAsync(Given.Officer, $"/surveys/{draft.Id}/open", new { level = "provincial" }, draft.Revision)); // there is none here
    }

    private sealed record Summary(int Invited, int Answered, IReadOnlyList<QuestionRow> Questions);

    private sealed record QuestionRow(IReadOnlyList<OptionRow> Options, decimal? Least, decimal? Median, decimal? Mean, decimal? Most);

    private sealed record OptionRow(string Option, int Count);
}
