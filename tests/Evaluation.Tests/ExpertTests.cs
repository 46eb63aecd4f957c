using System.Text.Json.Nodes;
using Contracts.Applications;
using Npgsql;
using Testing;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>The register of experts: who is described how, who reads and changes what, and who leaves (R88).</summary>
public sealed class ExpertTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private const string Institution = "91130102MADEM0012A";

    [Fact]
    public async Task An_entry_that_names_the_least_has_defaults_that_bind_nobody()
    {
        var expert = await host.ExpertAsync(new { employers = new[] { Institution } });

        Assert.Equal(("active", "unstated", Institution), (expert.Status(), (string)expert["seniority"]!, (string)expert["institution"]!));
        Assert.Null(expert["loadLimit"]);
        Assert.Null(expert["area"]);
        Assert.Empty(expert["expertise"]!.AsArray());
        Assert.Empty(expert["availability"]!.AsArray());
        Assert.Equal("employment", (string)expert["affiliations"]!.AsArray().Single()!["kind"]!);
        Assert.Equal(Institution, (string)expert["employers"]!.AsArray().Single()!);
    }

    [Fact]
    public async Task A_profile_is_written_anew_and_every_change_stays_on_record()
    {
        var expert = await host.ExpertAsync();
        using var officer = host.CreateClient(Given.Officer);
        var path = $"/experts/{expert.Id()}";
        var body = new { name = "李四", field = "成果转化", expertise = new[] { "UNI-2", "REG-1", "REG-1" }, institution = Institution, seniority = "senior", loadLimit = 12, area = "130104" };

        var revised = await officer.SendAsync("PUT", path, body, ifMatch: 1);
        await officer.SendAsync("PUT", $"{path}/availability", new { periods = new[] { new { from = "2018-09-01", to = (string?)null }, new { from = "2018-06-01", to = (string?)"2018-06-30" } } }, 2);

        Assert.Equal(["REG-1", "UNI-2"], revised["expertise"]!.AsArray().Select(t => (string)t!));
        Assert.Equal(("senior", 12, "130104"), ((string)revised["seniority"]!, (int)revised["loadLimit"]!, (string)revised["area"]!));
        Assert.Equal((412, "stale-etag"), await officer.TryAsync("PUT", path, body, 1));
        Assert.Equal((428, "if-match-required"), await officer.TryAsync("PUT", path, body));
        var changes = (await officer.SendAsync("GET", $"{path}/history"))["changes"]!.AsArray();
        Assert.Equal(
            ["1 expert-added 样例专家", "2 expert-revised 李四", "3 availability-set 李四"],
            changes.Select(c => $"{c!["revision"]} {c["action"]} {c["entry"]!["name"]}"));
        Assert.Equal("2018-06-01", (string)changes[2]!["entry"]!["availability"]![0]!["from"]!);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_an_entry_is_told_at_once()
    {
        using var officer = host.CreateClient(Given.Officer);
        var body = new
        {
            subject = Given.NewName("expert"), name = "样例", field = "孵化", employers = new[] { "short" }, institution = "short", loadLimit = 0, area = "13",
            affiliations = new[] { new { creditCode = Institution, kind = "employment", from = "2018-01-02", to = "2018-01-01" } },
            availability = new[] { new { from = "2018-01-02", to = "2018-01-01" } },
        };

        using var request = new Attempt("/experts", body).ToRequest("POST");
        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);

        var problem = await Problem.ReadAsync(response);
        Assert.Equal(("invalid-body", 422), (problem!.Code, problem.Status));
        Assert.Equal(
            ["/affiliations/0/to", "/area", "/availability/0/to", "/institution", "/loadLimit"],
            problem.Errors!.Select(e => e.Pointer).Where(p => p != "/employers/0").Order());
    }

    [Fact]
    public async Task Expertise_and_area_are_words_of_the_platform()
    {
        var (subject, list) = (Given.NewName("expert"), Guid.CreateVersion7());
        using var officer = host.CreateClient(Given.Officer);
        object Body(params string[] expertise) => new { subject, name = "样例", field = "孵化", employers = Array.Empty<string>(), expertise, area = "130199" };
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", "/experts", Body("REG-1", "Not A Tag")));

        await host.PublishAsync(new ReferenceListPublished(list, 2, "industries", [new("biomedicine", "生物医药", "leading")], "样例文件"));
        await host.PublishAsync(new ReferenceListPublished(Guid.CreateVersion7(), 1, "areas", [new("130102", "长安区", "district")], "样例文件"));
        await Eventually.EqualAsync(2L, () => host.ReadAsync<long>("SELECT count(*) FROM known_list"), "lists");
        await host.PublishAsync(new ReferenceListPublished(list, 1, "industries", [new("older", "旧", "leading")], "样例文件"));

        using var request = new Attempt("/experts", Body("REG-1", "biomedicine", "older")).ToRequest("POST");
        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["/expertise/2", "/area"], (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer));
        await host.ExpertAsync(new { expertise = new[] { "REG-1", "biomedicine" }, area = "130102" });
        await host.ReadAsync<long>("WITH gone AS (DELETE FROM known_list RETURNING 1) SELECT count(*) FROM gone"); // the class's other tests name areas freely
    }

    [Fact]
    public async Task Experts_read_and_keep_their_own_entry_and_nobody_elses()
    {
        var (mine, other) = (await host.ExpertAsync(), await host.ExpertAsync());
        using var me = host.ClientOf(mine.Subject());
        var path = $"/experts/{mine.Id()}";

        Assert.Equal([mine.Id()], (await me.SendAsync("GET", "/experts"))["items"]!.AsArray().Select(e => e!.Id()));
        Assert.Equal((404, "not-found"), await me.TryAsync("GET", $"/experts/{other.Id()}"));
        Assert.Equal((404, "not-found"), await me.TryAsync("GET", $"/experts/{other.Id()}/history"));
        Assert.Equal((404, "not-found"), await me.TryAsync("PUT", $"/experts/{other.Id()}/availability", new { periods = Array.Empty<object>() }, 1));
        Assert.Equal((404, "not-found"), await me.TryAsync("POST", $"/experts/{other.Id()}/affiliations", new { creditCode = Institution, kind = "employment" }, 1));
        await me.SendAsync("PUT", $"{path}/availability", new { periods = new[] { new { from = "2018-06-01" } } }, 1);
        var bond = (await me.StepAsync(path, "affiliations", new { creditCode = Institution, kind = "ownership", name = "样例公司", from = "2018-01-02" }))["affiliations"]![0]!.Id();

        Assert.Equal((409, "affiliation-ends-before-it-begins"), await me.TryAsync("POST", $"{path}/affiliations/{bond}/end", new { to = "2018-01-01" }, 3));
        Assert.Equal("2018-05-01", (string)(await me.StepAsync(path, $"affiliations/{bond}/end", new { to = "2018-05-01" }))["affiliations"]![0]!["to"]!);
        Assert.Equal((409, "affiliation-ended"), await me.TryAsync("POST", $"{path}/affiliations/{bond}/end", new { to = "2018-06-01" }, 4));
        Assert.Equal(404, (await me.TryAsync("POST", $"{path}/affiliations/{Guid.CreateVersion7()}/end", new { to = "2018-06-01" }, 4)).Status);
        Assert.Equal(403, (await me.TryAsync("POST", $"{path}/affiliations/{bond}/strike", new { reason = "误录" }, 4)).Status);
        Assert.Equal(403, (await me.TryAsync("PUT", path, new { name = "我", field = "全部", expertise = Array.Empty<string>() }, 4)).Status);
        using var officer = host.CreateClient(Given.Officer);
        Assert.Empty((await officer.StepAsync(path, $"affiliations/{bond}/strike", new { reason = "误录" }))["affiliations"]!.AsArray());
    }

    [Fact]
    public async Task The_pool_is_searched_by_what_the_entries_say()
    {
        const string Home = "91130102MADEM00104";
        var expert = await host.ExpertAsync(new { expertise = new[] { "ENT-2", "REG-3" }, area = "130108", institution = Home });
        await host.ExpertAsync(new { expertise = new[] { "ENT-2" }, area = "130109" });
        using var officer = host.CreateClient(Given.Officer);

        foreach (var query in new[] { "expertise=REG-3", "area=130108", $"institution={Home}", "retired=false&expertise=ENT-2&area=130108" })
        {
            Assert.Equal([expert.Id()], (await officer.SendAsync("GET", $"/experts?{query}"))["items"]!.AsArray().Select(e => e!.Id()));
        }

        Assert.Equal((422, "invalid-body"), await officer.TryAsync("GET", "/experts?area=13"));
        Assert.Equal(400, (await officer.TryAsync("GET", "/experts?retired=gone")).Status);
    }

    [Fact]
    public async Task Whoever_retires_hands_open_reviews_on_and_keeps_what_is_locked()
    {
        await host.EmptyPoolAsync();
        var expert = await host.ExpertAsync();
        var round = await host.RoundAsync(experts: 1);
        var (done, open) = (await host.ExaminationAsync(round), await host.ExaminationAsync(round));
        await host.AssignAsync(round);
        await host.LockedReviewAsync((await host.ReviewsAsync(done)).Single().Id, expert.Subject());
        var spare = await host.ExpertAsync();
        using var officer = host.CreateClient(Given.Officer);

        Assert.Equal("retired", (await officer.StepAsync($"/experts/{expert.Id()}", "retire", new { reason = "退休" })).Status());

        Assert.Equal((expert.Subject(), spare.Subject()), (await host.ExpertsOfAsync(done), await host.ExpertsOfAsync(open)));
        Assert.Equal((409, "expert-wrong-state"), await officer.TryAsync("POST", $"/experts/{expert.Id()}/retire", new { reason = "退休" }, 2));
        var later = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        Assert.Equal(spare.Subject(), await host.ExpertsOfAsync(later));
        Assert.Equal("active", (await officer.StepAsync($"/experts/{expert.Id()}", "return", new { reason = "返聘" })).Status());
    }

    [Fact]
    public async Task Nobody_is_assigned_without_time_or_beyond_the_load_limit()
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var applications = new[] { await host.ExaminationAsync(round), await host.ExaminationAsync(round), await host.ExaminationAsync(round) };
        await host.ExpertAsync(new { availability = new[] { new { from = "2001-01-01", to = "2001-12-31" } } });
        var limited = await host.ExpertAsync(new { loadLimit = 2 });
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((409, "not-enough-experts"), await officer.TryAsync("POST", $"/rounds/{round.Id}/assignments"));

        var second = await host.ExpertAsync(new { loadLimit = 1, availability = new[] { new { from = "2001-01-01", to = (string?)null } } });
        await host.AssignAsync(round);

        var experts = new List<string>();
        foreach (var application in applications)
        {
            experts.Add(await host.ExpertsOfAsync(application));
        }

        Assert.Equal(new[] { limited.Subject(), limited.Subject(), second.Subject() }.Order(), experts.Order());
        Assert.Equal(PostgresErrorCodes.CheckViolation, (await Assert.ThrowsAsync<PostgresException>(
            () => host.ReadAsync<int>("UPDATE expert SET load_limit = 0 RETURNING 1"))).SqlState);
    }
}
