using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Applications.Tests;

/// <summary>The city government decides on one frozen list as one act.</summary>
public sealed class ConsentTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task Eight_at_once_recognise_every_base_once_and_refuse_the_refused()
    {
        var (call, rows) = await AwaitingAsync(2);
        var list = await host.SubmitListAsync(call);
        var body = Flow.ConsentBody(list, null, (rows[1].Id, "重复建设"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            host.TryAsync(Flow.Government with { Subject = $"secretary-{i}" }, $"/consent-lists/{list.Id}/consent", body, list.Revision)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed));
        Assert.Equal(("recognised", "refused"), ((await host.ReadAsync(rows[0])).Status, (await host.ReadAsync(rows[1])).Status));
        Assert.Equal(1L, await host.ReadAsync<long>($"SELECT count(*) FROM recognition WHERE call_id = '{call}'"));
        Assert.Equal(1L, await host.ReadAsync<long>(
            $"SELECT count(*) FROM audit JOIN recognition ON recognition.id = aggregate_id WHERE call_id = '{call}' AND events -> 0 ->> 'type' = 'base-recognised'"));
        Assert.Equal("application-refused", await host.ReadAsync<string>(
            $"SELECT code FROM notification WHERE subject_id = '{rows[1].Id}' ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public async Task Officers_at_once_put_one_list_before_the_city_and_who_comes_later_waits_for_the_next()
    {
        var (call, rows) = await AwaitingAsync(1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            host.TryAsync(Given.Officer with { Subject = $"officer-{i}" }, $"/calls/{call}/consent-lists")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Equal(3, answers.Count(a => a == (HttpStatusCode.Conflict, "consent-list-open")));
        var late = await host.EligibleAsync(call);
        await host.PublishAsync(Flow.ARanking(call, [(late.Id, 1)]));
        await host.BecomesAsync(late.Id, "Ranked");
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");
        Assert.Equal("government-consent", (await host.ReadAsync(late)).Status);
        var first = await OpenListAsync(call);
        await ConsentedAsync(first);

        Assert.Equal(("recognised", "government-consent"), ((await host.ReadAsync(rows[0])).Status, (await host.ReadAsync(late)).Status));
        var second = await host.ConsentAsync(call);
        Assert.Equal((2, late.Id), (second.Document.Number, Assert.Single(second.Document.Entries).ApplicationId));
    }

    [Fact]
    public async Task The_consent_is_to_exactly_the_list_that_was_read()
    {
        var (call, rows) = await AwaitingAsync(1);
        var list = await host.SubmitListAsync(call);
        var path = $"/consent-lists/{list.Id}/consent";
        Task<(HttpStatusCode, string?)> TryAsync(object body) => host.TryAsync(Flow.Government, path, body, list.Revision);

        Assert.Equal((HttpStatusCode.Conflict, "other-consent-list"), await TryAsync(Flow.ConsentBody(list with { DocumentHash = new string('0', 64) })));
        Assert.Equal((HttpStatusCode.Conflict, "not-awaiting-consent"), await TryAsync(Flow.ConsentBody(list, null, (Guid.CreateVersion7(), "不同意"))));
        var row = await host.ReadAsync(rows[0]);
        Assert.Equal((HttpStatusCode.Conflict, "application-wrong-state"), await host.TryStepAsync(row, Flow.Of(row.Organisation), "withdraw", new { reason = "太晚" }));
        var content = await host.ReadAsync<string>($"SELECT document FROM consent_list WHERE id = '{list.Id}'");
        Assert.Equal(list.DocumentHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
    }

    [Fact]
    public async Task One_document_is_one_consent()
    {
        var (one, other) = (await host.SubmitListAsync((await AwaitingAsync(1)).Call), await host.SubmitListAsync((await AwaitingAsync(1)).Call));
        var number = Flow.NewDocumentNumber();

        var answers = await Task.WhenAll(new[] { one, other }.Select(list =>
            host.TryAsync(Flow.Government, $"/consent-lists/{list.Id}/consent", Flow.ConsentBody(list, number), list.Revision)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict && a.Code is "document-number-used" or "already-exists");
        Assert.Equal(1L, await host.ReadAsync<long>($"SELECT count(*) FROM consent_list WHERE document_number = '{number}'"));
    }

    [Fact]
    public async Task A_list_says_rank_score_deviation_and_objections_with_their_answers()
    {
        var call = await host.AnOpenCallAsync(new { places = new[] { new { kind = "enterprise", count = 1 } }, reserves = 1, noticeWorkingDays = 5 });
        var rows = await host.RankedAsync(call, 1, 2);
        await host.DecideAsync(call, "selections", new
        {
            kind = "enterprise",
            shortlisted = new[] { rows[1].Id },
            deviations = rows.Select(row => new { applicationId = row.Id, reason = $"布局需要{row.Rank}" }),
        });
        await host.DecideAsync(call, "public-notice");
        var disputed = await host.StepAsync(await host.ReadAsync(rows[1]), Given.Officer, "objections", new { objector = "某公司", grounds = "数据不实" });
        await host.StepAsync(disputed, Given.Officer, "objections/dismiss", new { reason = "查无实据" });
        await host.PassNoticeAsync(rows[1].Id);

        var list = await host.SubmitListAsync(call);

        var entry = Assert.Single(list.Document.Entries);
        Assert.Equal((rows[1].Id, 2, "98.0000", "布局需要2"), (entry.ApplicationId, entry.Rank, entry.Score, entry.Note));
        var objection = Assert.Single(entry.Objections);
        Assert.Equal(("Dismissed", "查无实据"), (objection.Outcome[..1].ToUpperInvariant() + objection.Outcome[1..], objection.Answer));
        Assert.Equal((rows[0].Id, "布局需要1"), (Assert.Single(list.Document.LeftOut).ApplicationId, list.Document.LeftOut[0].Reason));
        await ConsentedAsync(list);
        Assert.Contains("布局需要2", (await host.LookAsync("/public/recognitions?limit=200")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_and_shown_cannot_be_changed_even_in_the_database()
    {
        var (call, _) = await AwaitingAsync(1);
        await host.ConsentAsync(call);
        await host.ShownAsync();

        foreach (var attack in new[]
        {
            "UPDATE recognition SET name = 'x' RETURNING revision", "DELETE FROM recognition RETURNING revision",
            "UPDATE selection SET kind = 'Region' RETURNING revision", "DELETE FROM notice RETURNING revision",
            "UPDATE notice SET ends_at = ends_at + interval '1 day' RETURNING revision", "DELETE FROM consent_list RETURNING revision",
            "UPDATE consent_list SET document = '{}' RETURNING revision", "UPDATE consent_list SET refused = '[]' RETURNING revision",
        })
        {
            await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<long>(attack));
        }
    }

    [Fact]
    public async Task The_government_sees_what_lies_before_it_and_nothing_earlier()
    {
        var (call, rows) = await AwaitingAsync(1);
        var earlier = await host.SubmittedAsync(call, "university");

        Assert.Equal(HttpStatusCode.OK, (await host.TryAsync(Flow.Government, $"/applications/{rows[0].Id}", method: "GET")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(Flow.Government, $"/applications/{earlier.Id}", method: "GET")).Status);
    }

    private async Task ConsentedAsync(Flow.ConsentRow list) => Assert.Equal(
        HttpStatusCode.OK, (await host.TryAsync(Flow.Government, $"/consent-lists/{list.Id}/consent", Flow.ConsentBody(list), list.Revision)).Status);

    private async Task<Flow.ConsentRow> OpenListAsync(Guid call)
    {
        using var city = host.CreateClient(Flow.Government);
        var page = await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<Given.Rows<Flow.ConsentRow>>(
            city, new Uri($"/consent-lists?callId={call}", UriKind.Relative), TestContext.Current.CancellationToken);
        return page!.Items[^1];
    }

    private async Task<(Guid Call, IReadOnlyList<Flow.Row> Rows)> AwaitingAsync(int count)
    {
        var call = await host.AnOpenCallAsync(new { noticeWorkingDays = 0 });
        var rows = await host.RankedAsync(call, [.. Enumerable.Range(1, count)]);
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");
        return (call, rows);
    }
}
