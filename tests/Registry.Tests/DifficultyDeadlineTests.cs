using Calendar;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Registry.Tests;

/// <summary>Each test moves the host's business time on, so none relies on another's date.</summary>
public sealed class DifficultyDeadlineTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private WorkingCalendar Calendar => host.Services.CreateScope().ServiceProvider.GetRequiredService<WorkingCalendar>();

    [Fact]
    public async Task What_nobody_answers_goes_up_level_by_level_and_stays_overdue_when_it_is_answered()
    {
        var assigned = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign");
        Assert.Equal(Calendar.AddWorkingDays(host.Today(), 10), assigned.DueOn);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(assigned.DueOn).AddMinutes(-10));
        Assert.Equal("None", await LevelOfAsync(assigned.Id));
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(assigned.DueOn));
        await Eventually.EqualAsync("Commission", () => LevelOfAsync(assigned.Id), "the level");
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(Calendar.AddWorkingDays(assigned.DueOn, 5)));
        await Eventually.EqualAsync("CityGovernment", () => LevelOfAsync(assigned.Id), "the level");

        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{assigned.Id}'"));
        var row = await host.GetAsync<Given.DifficultyRow>(Given.Officer, $"/difficulties/{assigned.Id}");
        Assert.Equal(assigned.DueOn, row.OverdueSince);
        Assert.Equal(["commission", "city-government"], row.Escalations.Select(e => e.Level));
        Assert.Equal(2, await host.ReadAsync<long>(
            $"SELECT count(*) FROM audit WHERE aggregate_id = '{assigned.Id}' AND action = 'difficulty-escalated' AND actor_kind = 'system'"));
        await host.ActAsync<Given.DifficultyRow>(
            Given.Officer, $"/difficulties/{row.Id}/assign", Given.AssignBody("tax", host.Today().AddDays(5)), row.Revision);
        row = await host.GetAsync<Given.DifficultyRow>(Given.Officer, $"/difficulties/{assigned.Id}");
        Assert.Equal(assigned.DueOn, row.OverdueSince); // the same department does not begin anew
        Assert.Equal("answered", (await host.WalkAsync(row, "plan", "answer")).Status);
    }

    [Fact]
    public async Task An_answer_that_nobody_judges_is_closed_by_itself_and_one_in_time_is_not_escalated()
    {
        var unassigned = await host.ADifficultyAsync(await host.ABaseAsync());
        var answered = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign", "plan", "answer");

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(answered.DueOn));
        await Eventually.EqualAsync("Closed", () => StatusOfAsync(answered.Id), "the status");

        Assert.Equal("None", await LevelOfAsync(answered.Id));
        await Eventually.TrueAsync(async () => await LevelOfAsync(unassigned.Id) is "Commission" or "CityGovernment", "what nobody assigned has gone up");
        var row = await host.GetAsync<Given.DifficultyRow>(Given.Officer, $"/difficulties/{unassigned.Id}");
        Assert.Null(row.OverdueSince); // no department has missed anything
    }

    [Fact]
    public async Task A_survey_closes_by_itself_after_its_last_day_and_takes_no_answer_then()
    {
        var id = await host.ABaseAsync();
        var survey = await host.AnOpenSurveyAsync(3, id);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(survey.DueOn).AddSeconds(1));

        Assert.Equal("survey-not-open", (await host.TryActAsync(Given.Builder, $"/surveys/{survey.Id}/answers", Given.AnswerBody(id))).Code);
        await Eventually.EqualAsync("Closed", () => host.ReadAsync<string>($"SELECT status FROM survey WHERE id = '{survey.Id}'"), "the status");
    }

    private Task<string> LevelOfAsync(Guid id) => host.ReadAsync<string>($"SELECT level FROM difficulty WHERE id = '{id}'");

    private Task<string> StatusOfAsync(Guid id) => host.ReadAsync<string>($"SELECT status FROM difficulty WHERE id = '{id}'");
}
