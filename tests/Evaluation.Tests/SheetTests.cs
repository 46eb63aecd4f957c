using Contracts.Applications;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>A sheet is saved in parts, with evidence; whole before it is handed in (R88, R109–R111).</summary>
public sealed class SheetTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly EvidenceMaterial Plan = new(Guid.CreateVersion7(), "construction-plan", "样例公司方案.pdf", "application/pdf", 100, new string('b', 64));

    [Fact]
    public async Task A_part_is_saved_and_the_other_lines_stay()
    {
        var (path, expert) = await host.AcceptedSheetAsync(Plan);
        using var client = host.CreateClient(Given.Person(expert));
        await client.SendAsync("PUT", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.1", "good"), GivenSheets.Line("ENT-1.2", "fair")), 2);

        var view = await client.SendAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.2", "weak"), GivenSheets.Line("ENT-2.1", "excellent")), 3);
        Assert.Equal(["ENT-1.1 good", "ENT-1.2 weak", "ENT-2.1 excellent"], GivenSheets.Said(view));
        view = await client.SendAsync("PATCH", $"{path}/sheet", new { lines = Array.Empty<object>(), removed = new[] { "ENT-1.1", "ENT-4.2" } }, 4);

        Assert.Equal(["ENT-1.2 weak", "ENT-2.1 excellent"], GivenSheets.Said(view));
        Assert.Equal((412, "stale-etag"), await client.TryAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.1", "good")), 4));
    }

    [Fact]
    public async Task Two_parts_at_once_do_not_lose_each_other()
    {
        var (path, expert) = await host.AcceptedSheetAsync(Plan);
        using var client = host.CreateClient(Given.Person(expert));

        var answers = await Task.WhenAll(new[] { "ENT-1.1", "ENT-1.2", "ENT-1.3", "ENT-2.1" }.Select(code =>
            client.TryAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line(code, "good")), 2)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(3, answers.Count(a => a is (412, "stale-etag")));
    }

    [Fact]
    public async Task Evidence_is_of_the_application_and_keeps_the_hash_that_was_handed_in()
    {
        var (path, expert) = await host.AcceptedSheetAsync(Plan);
        using var client = host.CreateClient(Given.Person(expert));
        var listed = (await client.SendAsync("GET", path))["form"]!["evidence"]!.AsArray().Single()!;
        Assert.Equal((Plan.Id.ToString(), Plan.Sha256, Plan.FileName), ((string)listed["materialId"]!, (string)listed["sha256"]!, (string)listed["fileName"]!));

        using var request = new Attempt($"{path}/sheet", GivenSheets.Lines(
            GivenSheets.Line("ENT-1.1", "good", new { materialId = Guid.CreateVersion7() }),
            GivenSheets.Line("ENT-1.2", "good", new { materialId = Plan.Id, sha256 = new string('c', 64) }),
            GivenSheets.Line("ENT-1.3", "good", new { materialId = Plan.Id }, new { materialId = Plan.Id })), 2).ToRequest("PATCH");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["/lines/0/evidence/0/materialId", "/lines/1/evidence/0/sha256", "/lines/2/evidence/1/materialId"],
            (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer));
        var view = await client.SendAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.1", "good", new { materialId = Plan.Id })), 2);
        Assert.Equal(Plan.Sha256, (string)view["sheet"]!["lines"]![0]!["evidence"]![0]!["sha256"]!);
    }

    [Fact]
    public async Task Handing_in_names_every_missing_item_with_its_pointer_and_grades_have_anchors()
    {
        var (path, expert) = await host.AcceptedSheetAsync(Plan);
        using var client = host.CreateClient(Given.Person(expert));
        var view = await client.SendAsync("PATCH", $"{path}/sheet", GivenSheets.Lines(GivenSheets.Line("ENT-1.1", "good")), 2);
        Assert.Equal(["none", "weak", "fair", "good", "excellent"], view["anchors"]!.AsArray().Select(a => (string)a!["effect"]!));

        using var request = new Attempt($"{path}/submit", IfMatch: 3).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var problem = await Problem.ReadAsync(response);
        Assert.Equal((409, "sheet-incomplete"), (problem!.Status, problem.Code));
        var items = view["items"]!.AsArray().Select(i => (string)i!["code"]!).Where(code => code != "ENT-1.1");
        Assert.Equal(items.Select(code => $"/sheet/lines/{code}"), problem.Errors!.Select(e => e.Pointer));
    }
}
