using System.Net;
using System.Text.Json.Nodes;

namespace Applications.Tests;

/// <summary>What everybody reads without a log-in: these fields and no others, and cheaply again.</summary>
public sealed class PublicPageTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task A_notice_shows_names_kinds_and_areas_and_leaks_nothing_else()
    {
        var row = await host.ShownAsync(new { noticeWorkingDays = 5, notice = new { howToObject = "石家庄市发展改革委,0311-80000001" } });
        await host.ObjectAsync(row, "保密的举报人");

        var (status, _, text) = await host.LookAsync($"/public/notices/{await NoticeOfAsync(row)}");

        Assert.Equal(HttpStatusCode.OK, status);
        var notice = JsonNode.Parse(text)!["notice"]!;
        Assert.Equal(["title", "year", "number", "openedAt", "endsAt", "howToObject", "entries"], notice.AsObject().Select(member => member.Key));
        var entry = notice["entries"]!.AsArray().Single()!;
        Assert.Equal(["applicationId", "kind", "name", "area", "applicant", "carrier", "rank", "score"], entry.AsObject().Select(member => member.Key));
        Assert.Equal((row.Name, null, null), ((string?)entry["name"], (string?)entry["rank"], (string?)entry["score"]));
        foreach (var secret in new[] { row.Organisation, Given.GoodCreditCode, "6222000000000001", "102121000013", "保密的举报人", "样例财务公司" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ranks_and_scores_are_shown_where_the_call_says_so()
    {
        var row = await host.ShownAsync(new { noticeWorkingDays = 5, notice = new { showRanks = true, showScores = true } });

        var entry = JsonNode.Parse((await host.LookAsync($"/public/notices/{await NoticeOfAsync(row)}")).Text)!["notice"]!["entries"]![0]!;

        Assert.Equal((1, "99.0000"), ((int?)entry["rank"], (string?)entry["score"]));
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        var row = await host.ShownAsync();
        var path = $"/public/notices/{await NoticeOfAsync(row)}";

        var (status, tag, _) = await host.LookAsync(path);
        var again = await host.LookAsync(path, tag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified, ""), (status, again.Status, again.Text));
        Assert.Equal(HttpStatusCode.OK, (await host.LookAsync(path, "\"another\"")).Status);
    }

    [Fact]
    public async Task Lists_come_in_pages_that_continue_and_a_later_notice_has_the_next_number()
    {
        var call = await host.AnOpenCallAsync(Situations.OnePlace);
        var rows = await host.RankedAsync(call, 1, 2);
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");
        await host.ByApplicantAsync(await host.ReadAsync(rows[0]), "withdraw", new { reason = "放弃" });
        await host.StepAsync(await host.ReadAsync(rows[1]), Given.Officer, "promote", new { reason = "递补" });
        await host.DecideAsync(call, "public-notice");

        var numbers = new List<int>();
        string? after = null;
        do
        {
            var page = JsonNode.Parse((await host.LookAsync($"/public/notices?limit=1{(after is null ? "" : $"&after={after}")}")).Text)!;
            numbers.Add((int)Assert.Single(page["items"]!.AsArray())!["number"]!);
            after = (string?)page["next"];
        }
        while (after is not null);

        Assert.Equal([1, 2], numbers[^2..]);
    }

    [Fact]
    public async Task The_published_list_names_bases_builders_and_the_document_and_no_codes()
    {
        var call = await host.AnOpenCallAsync(new { noticeWorkingDays = 0 });
        var row = (await host.RankedAsync(call, 1))[0];
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");
        var list = await host.ConsentAsync(call);

        var text = (await host.LookAsync("/public/recognitions?limit=200")).Text;

        var listed = JsonNode.Parse(text)!["items"]!.AsArray().Single(item => (string?)item!["name"] == row.Name)!;
        Assert.Equal(
            ["id", "kind", "name", "area", "builder", "documentNumber", "recognisedOn", "selectionNote"], listed.AsObject().Select(member => member.Key));
        Assert.Equal((list.DocumentNumber, null), ((string?)listed["documentNumber"], (string?)listed["selectionNote"]));
        Assert.DoesNotContain(row.Organisation, text, StringComparison.Ordinal);
    }

    private Task<Guid> NoticeOfAsync(Flow.Row row) => host.ReadAsync<Guid>($"SELECT notice_id FROM application WHERE id = '{row.Id}'");
}
