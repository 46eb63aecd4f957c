using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence;
using Npgsql;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>What an applicant can prove: that it handed in this form, at that time, under those terms.</summary>
public sealed class ReceiptTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task A_receipt_proves_itself_offline_and_names_what_was_handed_in()
    {
        var row = await host.SubmittedAsync(await host.AnOpenCallAsync());

        var record = await ReceiptAsync(row);

        var keys = KeySet.Parse(await File.ReadAllTextAsync(Path.Combine(host.Evidence, "applications.keys.json"), TestContext.Current.CancellationToken));
        Assert.Empty(record.Verify(keys));
        Assert.NotEmpty(SignedRecord.Parse(JsonSerializer.SerializeToUtf8Bytes(Forge(record), CanonicalJson.Options)).Verify(keys));
        var payload = record.Payload;
        Assert.Equal("submission-receipt", record.Type);
        Assert.Matches("^[0-9]{8}-[0-9A-F]{12}$", payload.GetProperty("number").GetString());
        Assert.Equal((row.FormHash, row.Id), (payload.GetProperty("formHash").GetString(), payload.GetProperty("applicationId").GetGuid()));
        Assert.True(payload.GetProperty("callVersion").GetInt64() > 0);
        Assert.Equal(
            await host.ReadAsync<Guid>("SELECT id FROM criteria_version WHERE kind = 'Enterprise'"), payload.GetProperty("criteriaVersion").GetGuid());
        Assert.Equal(
            payload.GetProperty("submittedAt").GetDateTimeOffset().UtcDateTime,
            await host.ReadAsync<DateTime>($"SELECT submitted_at FROM application WHERE id = '{row.Id}'"));
        Assert.Equal(
            payload.GetProperty("number").GetString(),
            await host.ReadAsync<string>($"SELECT data::jsonb ->> 'receipt' FROM audit WHERE aggregate_id = '{row.Id}' AND action = 'application-submitted'"));
    }

    [Fact]
    public async Task A_second_submission_has_a_receipt_of_its_own_and_the_first_one_stays()
    {
        var row = await host.InCountyReviewAsync(await host.AnOpenCallAsync());
        var first = await ReceiptAsync(row);
        row = await host.ByApplicantAsync(await host.StepAsync(row, Flow.County, "return", new { reason = "补充" }), "reopen");
        var between = await ReceiptAsync(row);
        row = await host.ByApplicantAsync(row, "submit");
        var second = await ReceiptAsync(row);

        Assert.Equal(first.Signature, between.Signature);
        Assert.NotEqual(first.Payload.GetProperty("number").GetString(), second.Payload.GetProperty("number").GetString());
        Assert.Equal(2, await host.ReadAsync<long>($"SELECT count(*) FROM receipt WHERE application_id = '{row.Id}'"));
    }

    [Fact]
    public async Task The_database_keeps_receipts_and_takes_no_submission_without_one()
    {
        var row = await host.SubmittedAsync(await host.AnOpenCallAsync());
        var draft = await host.DraftAsync(await host.AnOpenCallAsync());

        foreach (var sql in new[]
        {
            "UPDATE receipt SET form_hash = repeat('b', 64) RETURNING 1::bigint",
            $"DELETE FROM receipt WHERE application_id = '{row.Id}' RETURNING 1::bigint",
            $"UPDATE application SET status = 'Submitted', form_hash = repeat('b', 64), submitted_at = now() WHERE id = '{draft.Id}' RETURNING revision",
        })
        {
            await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<long>(sql));
        }
    }

    private static SignedRecord Forge(SignedRecord record)
    {
        var payload = JsonNode.Parse(record.Payload.GetRawText())!;
        payload["submittedAt"] = "2018-01-01T00:00:00+00:00";
        return record with { Payload = JsonSerializer.SerializeToElement(payload) };
    }

    private async Task<SignedRecord> ReceiptAsync(Flow.Row row)
    {
        using var client = host.CreateClient(Flow.Of(row.Organisation));
        return SignedRecord.Parse(await client.GetByteArrayAsync(new Uri($"/applications/{row.Id}/receipt", UriKind.Relative), TestContext.Current.CancellationToken));
    }
}
