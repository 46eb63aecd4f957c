using System.Net;
using System.Net.Http.Json;
using Calendar;
using Contracts;
using Microsoft.Extensions.DependencyInjection;
using Registry.Rectifications;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using Testing.Services;

namespace Registry.Tests;

public sealed class RectificationTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private static readonly string[] ToVerifying = ["plan", "plan/return", "plan", "plan/accept", "start", "report", "verification"];

    [Fact]
    public async Task A_base_that_improves_is_managed_regularly_again()
    {
        var id = await host.AGradedBaseAsync(Grade.Poor);
        using var officer = host.CreateClient(Given.Officer);
        var ordered = await officer.PostAsync<Given.RectificationRow>(
            $"/bases/{id}/rectifications", Given.RectificationBody("poor-performance", host.Today().AddDays(30)), ifMatch: 3);
        Assert.Equal("rectifying", (await host.ReadBaseAsync(id)).Management);
        Assert.Equal(1, await host.EventsAsync(ordered.Id, "rectification-ordered"));

        var verifying = await host.WalkAsync(ordered, ToVerifying);
        Assert.Equal("verifying", verifying.Status);
        var passed = await host.WalkAsync(verifying, "pass");

        Assert.Equal("passed", passed.Status);
        var improved = await host.ReadBaseAsync(id);
        Assert.Equal(("held", "regular"), (improved.Title, improved.Management));
        Assert.Equal(1, await host.EventsAsync(passed.Id, "rectification-closed"));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM base_history WHERE base_id = '{id}' AND what = 'rectification-passed'"));
        Assert.Equal("ordered", (await host.ARectificationAsync(id)).Status); // the next one may follow
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Grade.Qualified)]
    public async Task Poor_performance_is_a_ground_after_a_poor_grade_only(Grade? grade)
    {
        var id = grade is { } given ? await host.AGradedBaseAsync(given) : await host.ABaseAsync();

        Assert.Equal((HttpStatusCode.Conflict, "grade-not-poor"), await host.OrderAsync(id, "poor-performance"));
        Assert.Equal(HttpStatusCode.Created, (await host.OrderAsync(id, "slow-progress")).Status);
    }

    [Fact]
    public async Task A_base_has_one_live_rectification_however_many_are_ordered_at_once()
    {
        var id = await host.ABaseAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.OrderAsync(id, "slow-progress", ifMatch: 1)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer == (HttpStatusCode.PreconditionFailed, "stale-etag")));
        Assert.Equal((HttpStatusCode.Conflict, "rectification-live"), await host.OrderAsync(id, "slow-progress"));
    }

    [Fact]
    public async Task There_is_one_extension_and_it_ends_later()
    {
        var ordered = await host.ARectificationAsync(await host.ABaseAsync());
        var earlier = new { dueOn = ordered.DueOn, reason = "提前" };

        Assert.Equal((HttpStatusCode.Conflict, "extension-not-later"), Answer(await host.StepAsync(ordered, "extension", body: earlier)));
        var extended = await host.WalkAsync(ordered, "extension");
        Assert.Equal((true, host.Today().AddDays(60)), (extended.Extended, extended.DueOn));
        Assert.Equal((HttpStatusCode.Conflict, "already-extended"), Answer(await host.StepAsync(extended, "extension")));
        Assert.Equal(1, await host.ReadAsync<long>(
            $"SELECT count(*) FROM due WHERE subject_id = '{ordered.Id}' AND (due_at AT TIME ZONE 'Asia/Shanghai') = '{extended.DueOn.AddDays(1):yyyy-MM-dd}'"));
        var reported = await host.WalkAsync(extended, "plan", "plan/accept", "start", "report");
        Assert.Equal((HttpStatusCode.Conflict, "rectification-wrong-state"), Answer(await host.StepAsync(reported, "extension")));
        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{ordered.Id}'"));
    }

    [Fact]
    public async Task A_deadline_may_count_working_days_and_so_may_its_extension()
    {
        var calendar = host.Services.GetRequiredService<WorkingCalendar>();
        var id = await host.ABaseAsync();
        using var officer = host.CreateClient(Given.Officer);

        var ordered = await officer.PostAsync<Given.RectificationRow>(
            $"/bases/{id}/rectifications", new { ground = "slow-progress", reason = "进展缓慢", workingDays = 20 }, ifMatch: 1);

        Assert.Equal(calendar.AddWorkingDays(host.Today(), 20), ordered.DueOn);
        var extended = await host.StepAsync(ordered, "extension", body: new { reason = "汛期", workingDays = 10 });
        Assert.Equal(calendar.AddWorkingDays(ordered.DueOn, 10), extended.Row!.DueOn);
    }

    [Fact]
    public async Task A_deadline_is_a_day_or_working_days_but_one_of_them()
    {
        var id = await host.ABaseAsync();
        using var officer = host.CreateClient(Given.Officer);
        foreach (var body in new object[]
        {
            new { ground = "slow-progress", reason = "进展缓慢" }, new { ground = "slow-progress", reason = "进展缓慢", dueOn = host.Today().AddDays(9), workingDays = 9 },
        })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.TryPostAsync($"/bases/{id}/rectifications", body, ifMatch: 1)).Status);
        }

        var ordered = await host.ARectificationAsync(id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.StepAsync(ordered, "extension", body: new { reason = "汛期" })).Status);
    }

    [Fact]
    public async Task Who_ordered_a_rectification_neither_verifies_it_nor_finds_it_carried_out()
    {
        var reported = await host.WalkAsync(await host.ARectificationAsync(await host.ABaseAsync()), "plan", "plan/accept", "start", "report");

        Assert.Equal((HttpStatusCode.Conflict, "same-person"), Answer(await host.StepAsync(reported, "verification", by: Given.Officer)));
        var verifying = await host.WalkAsync(reported, "verification");
        Assert.Equal((HttpStatusCode.Conflict, "same-person"), Answer(await host.StepAsync(verifying, "pass", by: Given.Officer)));
        Assert.Equal("passed", (await host.WalkAsync(verifying, "pass")).Status);
    }

    [Fact]
    public async Task Two_who_decide_at_once_decide_once()
    {
        var verifying = await host.WalkAsync(await host.ARectificationAsync(await host.ABaseAsync()), ToVerifying);

        var answers = await Task.WhenAll(host.StepAsync(verifying, "pass"), host.StepAsync(verifying, "propose-revocation"));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Single(answers, answer => answer.Code is "stale-etag");
    }

    [Fact]
    public async Task Only_the_builder_itself_answers_the_order()
    {
        var ordered = await host.ARectificationAsync(await host.ABaseAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await host.StepAsync(ordered, "plan", by: Given.Stranger)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.StepAsync(ordered, "plan", by: Given.Officer)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.StepAsync(ordered, "extension", by: Given.Builder)).Status);
        Assert.Equal((HttpStatusCode.Conflict, "rectification-wrong-state"), Answer(await host.StepAsync(ordered, "start")));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "due-date-passed")]
    public void A_deadline_is_extended_before_its_very_end(int millisecondsAfterTheEnd, string? code)
    {
        var dueOn = new DateOnly(2019, 6, 30);
        var ordered = new Rectification(Guid.CreateVersion7(), RectificationGround.SlowProgress, "进展缓慢", dueOn, 5, dueOn.AddDays(-30));

        var refusal = Record.Exception(() => ordered.Extend(
            dueOn.AddDays(9), "汛期", new DateTimeOffset(2019, 7, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddMilliseconds(millisecondsAfterTheEnd)));

        Assert.Equal(code, (refusal as RuleViolationException)?.Code);
    }

    [Fact]
    public async Task A_list_shows_a_builder_its_own_and_a_county_its_own()
    {
        var ordered = await host.ARectificationAsync(await host.ABaseAsync());

        Assert.Contains(ordered.Id, await SeenByAsync(Given.Builder));
        Assert.Contains(ordered.Id, await SeenByAsync(Principal.Person(Role.CountyOfficer, area: "130102")));
        Assert.Empty(await SeenByAsync(Given.Stranger));
        Assert.Empty(await SeenByAsync(Principal.Person(Role.CountyOfficer, area: "130104")));
    }

    private async Task<IEnumerable<Guid>> SeenByAsync(Principal principal)
    {
        using var client = host.CreateClient(principal);
        return (await client.GetFromJsonAsync<Given.Rows<Given.RectificationRow>>(
            new Uri("/rectifications?limit=200", UriKind.Relative), TestContext.Current.CancellationToken))!.Items.Select(row => row.Id);
    }

    private static (HttpStatusCode Status, string? Code) Answer((HttpStatusCode Status, Given.RectificationRow? Row, string? Code) answer) =>
        (answer.Status, answer.Code);
}
