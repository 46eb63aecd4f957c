using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Calendar;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>A thousand organisations hand in in the last minute: nothing that was acknowledged is lost, and nothing is taken after it.</summary>
public sealed class DeadlineTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private const int InTheLastMinute = 1_000;
    private const int AcrossTheDeadline = 200;
    private const int AtOnce = 32;

    [Fact]
    public async Task A_thousand_in_the_last_minute_are_all_there_and_none_after_the_deadline()
    {
        var clock = host.Services.GetRequiredService<BusinessClock>();
        var closesAt = clock.Now.AddDays(1);
        var call = await host.ACallUntilAsync(closesAt);
        var drafts = await DraftsAsync(call, InTheLastMinute + AcrossTheDeadline);

        await host.MoveToAsync(closesAt.AddMinutes(-1));
        var answers = await SubmitAsync(drafts[..InTheLastMinute]);
        await host.MoveToAsync(closesAt.AddMilliseconds(-150)); // these race the deadline
        foreach (var answer in await SubmitAsync(drafts[InTheLastMinute..]))
        {
            answers.Add(answer);
        }

        var taken = answers.Where(a => a.Status == HttpStatusCode.OK).Select(a => a.Id).Order().ToArray();
        Assert.Equal(InTheLastMinute + AcrossTheDeadline, answers.Count);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal((HttpStatusCode.Conflict, "call-not-open"), (a.Status, a.Code)));
        Assert.Contains(answers, a => a.Code == "call-not-open"); // the deadline was reached
        Assert.Equal(taken, await host.ReadAsync<Guid[]>($"SELECT coalesce(array_agg(id ORDER BY id), '{{}}') FROM application WHERE call_id = '{call}' AND status = 'Submitted'"));
        foreach (var table in new[] { "receipt r", "audit r" })
        {
            var of = table[0] == 'r' ? "r.application_id" : "r.action = 'application-submitted' AND r.aggregate_id";
            Assert.Equal(taken.Length, await host.ReadAsync<long>($"SELECT count(*) FROM {table} JOIN application a ON {of} = a.id WHERE a.call_id = '{call}'"));
        }

        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM application WHERE call_id = '{call}' AND submitted_at >= '{closesAt:O}'"));
    }

    private async Task<ConcurrentBag<(Guid Id, HttpStatusCode Status, string? Code)>> SubmitAsync((Guid Id, string Organisation)[] drafts)
    {
        var answers = new ConcurrentBag<(Guid, HttpStatusCode, string?)>();
        using var client = host.CreateClient();
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (draft, cancel) =>
        {
            using var request = new Attempt($"/applications/{draft.Id}/submit", IfMatch: 1).ToRequest("POST");
            request.Headers.Authorization = new("Bearer", host.TokenFor(Flow.Of(draft.Organisation)));
            using var response = await client.SendAsync(request, cancel);
            answers.Add((draft.Id, response.StatusCode, (await Problem.ReadAsync(response))?.Code));
        });
        return answers;
    }

    /// <summary>As they would be after a thousand people's work, without their requests.</summary>
    private async Task<(Guid Id, string Organisation)[]> DraftsAsync(Guid call, int count)
    {
        var drafts = Enumerable.Range(0, count).Select(_ => (Id: Guid.CreateVersion7(), Organisation: Flow.NewOrganisation())).ToArray();
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var template = await host.DraftAsync(call);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO application
            SELECT (jsonb_populate_record(a, jsonb_build_object('id', d.id, 'applicant_code', d.code))).*
            FROM application a, unnest($1, $2) AS d(id, code) WHERE a.id = $3
            """, connection)
        {
            Parameters = { new() { Value = drafts.Select(d => d.Id).ToArray() }, new() { Value = drafts.Select(d => d.Organisation).ToArray() }, new() { Value = template.Id } },
        };
        Assert.Equal(count, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        return drafts;
    }
}
