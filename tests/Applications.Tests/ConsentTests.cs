using System.Net;
using Npgsql;

namespace Applications.Tests;

public sealed class ConsentTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private const string Document = "石政函〔2018〕9号";

    [Fact]
    public async Task Eight_at_once_recognise_every_base_once_and_refuse_the_refused()
    {
        var (call, rows) = await AwaitingAsync(2);
        var body = new { documentNumber = Document, refused = new[] { new { applicationId = rows[1].Id, reason = "重复建设" } } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            host.TryAsync(Flow.Government with { Subject = $"secretary-{i}" }, $"/calls/{call}/consent", body)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a == (HttpStatusCode.Conflict, "nothing-to-consent")));
        Assert.Equal(("recognised", "refused"), ((await host.ReadAsync(rows[0])).Status, (await host.ReadAsync(rows[1])).Status));
        Assert.Equal(1L, await host.ReadAsync<long>($"SELECT count(*) FROM recognition WHERE call_id = '{call}'"));
        Assert.Equal(1L, await host.ReadAsync<long>(
            $"SELECT count(*) FROM audit JOIN recognition ON recognition.id = aggregate_id WHERE call_id = '{call}' AND events -> 0 ->> 'type' = 'base-recognised'"));
    }

    [Fact]
    public async Task Only_what_awaits_consent_can_be_refused_and_then_it_is_over()
    {
        var (call, rows) = await AwaitingAsync(1);
        var stranger = new { documentNumber = Document, refused = new[] { new { applicationId = Guid.CreateVersion7(), reason = "不同意" } } };

        Assert.Equal((HttpStatusCode.Conflict, "not-awaiting-consent"), await host.TryAsync(Flow.Government, $"/calls/{call}/consent", stranger));
        var row = await host.ReadAsync(rows[0]);
        Assert.Equal((HttpStatusCode.Conflict, "application-wrong-state"), await host.TryStepAsync(row, Flow.Of(row.Organisation), "withdraw", new { reason = "太晚" }));
    }

    [Fact]
    public async Task A_recognition_cannot_be_changed_even_in_the_database()
    {
        var (call, _) = await AwaitingAsync(1);
        await host.DecideAsync(call, "consent", new { documentNumber = Document }, Flow.Government);

        foreach (var attack in new[] { "UPDATE recognition SET name = 'x' RETURNING revision", "DELETE FROM recognition RETURNING revision" })
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

    private async Task<(Guid Call, IReadOnlyList<Flow.Row> Rows)> AwaitingAsync(int count)
    {
        var call = await host.AnOpenCallAsync(new { noticeWorkingDays = 0 });
        var rows = await host.RankedAsync(call, [.. Enumerable.Range(1, count)]);
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");
        return (call, rows);
    }
}
