using System.Net;
using Npgsql;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>What officers ask of an assignment, and try out before (R88).</summary>
public sealed class AssignmentPlanningTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task A_dry_run_tells_all_and_changes_nothing_and_the_same_options_then_do_what_it_told()
    {
        var round = await host.RoundAsync(experts: 2);
        await host.ExpertsAsync(4);
        await host.ExaminationAsync(round);
        var application = await host.ExaminationAsync(round);

        var dry = await host.PostAsync($"/rounds/{round.Id}/assignments?dryRun=true", new { seed = 7 });

        Assert.Equal((true, 2, (string?)null), ((bool)dry["dryRun"]!, (int)dry["assigned"]!, (string?)dry["id"]));
        Assert.Empty(await host.ReviewsAsync(application));
        var quality = dry["quality"]!;
        Assert.Equal(("connected", true, "min-cost-flow"), ((string)quality["connection"]!, (bool)quality["proof"]!["isOptimal"]!, ((string)quality["proof"]!["method"]!)[..13]));
        Assert.Equal((4, 4), ((int)quality["coverage"]!["chairs"]!, (int)quality["coverage"]!["filled"]!));
        var done = await host.PostAsync($"/rounds/{round.Id}/assignments", new { seed = 7 });
        Assert.Equal(dry["reviews"]!.ToJsonString(), done["reviews"]!.ToJsonString());
        Assert.Equal(quality.ToJsonString(), done["quality"]!.ToJsonString());
        using var auditor = host.CreateClient(Given.Officer);
        var kept = (await auditor.SendAsync("GET", $"/rounds/{round.Id}/assignments"))["items"]!.AsArray().Single()!;
        Assert.Equal(quality.ToJsonString(), kept["quality"]!.ToJsonString());
        Assert.Equal(7, (int)kept["options"]!["seed"]!);
    }

    [Fact]
    public async Task A_dry_run_says_who_cannot_be_served_and_why_where_an_assignment_is_refused()
    {
        var round = await host.RoundAsync(experts: 3);
        var subjects = await host.ExpertsAsync(3);
        await host.ReadAsync<long>($"WITH placed AS (UPDATE expert SET institution = 'one', status = CASE WHEN subject = ANY('{{{string.Join(',', subjects)}}}') THEN 'Active' ELSE 'Retired' END RETURNING 1) SELECT count(*) FROM placed");
        var application = await host.ExaminationAsync(round);

        var dry = await host.PostAsync($"/rounds/{round.Id}/assignments?dryRun=true", new { maximumPerInstitution = 2 });

        var unserved = dry["quality"]!["unserved"]!.AsArray().Single()!;
        Assert.Equal((application.ToString(), 1, "institution"), ((string)unserved["applicationId"]!, (int)unserved["missing"]!, (string)unserved["cause"]!));
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((409, "not-enough-experts"), await officer.TryAsync("POST", $"/rounds/{round.Id}/assignments", new { maximumPerInstitution = 2 }));
        Assert.Equal(3, (int)(await host.PostAsync($"/rounds/{round.Id}/assignments", new { }))["quality"]!["coverage"]!["filled"]!);
    }

    [Fact]
    public async Task Bad_options_are_told_all_at_once()
    {
        var round = await host.RoundAsync();
        using var officer = host.CreateClient(Given.Officer);
        using var request = new Attempt($"/rounds/{round.Id}/assignments", new { loadLimit = 0, maximumPerInstitution = 0, seniors = -1, minimumMatch = 101, seed = -1 }).ToRequest("POST");
        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            ["/loadLimit", "/maximumPerInstitution", "/minimumMatch", "/seed", "/seniors"], (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order());
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", $"/rounds/{round.Id}/assignments", new { unknown = 1 }));
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", $"/rounds/{round.Id}/repairs", new { reason = "x", options = new { seed = -1 } }));
        Assert.Equal(404, (await officer.TryAsync("POST", $"/rounds/{Guid.CreateVersion7()}/assignments?dryRun=true")).Status);
    }

    [Fact]
    public async Task Assignments_are_never_changed_and_choices_never_deleted_even_behind_the_services_back()
    {
        var round = await host.RoundAsync(experts: 1);
        await host.ExpertsAsync(1);
        var application = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        foreach (var sql in new[] { "UPDATE assignment SET reason = 'x' RETURNING 1", "DELETE FROM assignment RETURNING 1", "DELETE FROM manual_choice RETURNING 1" })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>(sql))).SqlState);
        }

        Assert.Single(await host.ReviewsAsync(application));
    }
}
