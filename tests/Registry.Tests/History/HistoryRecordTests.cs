using System.Net;
using System.Text;
using System.Text.Json;
using Contracts;
using Evidence;
using Microsoft.Extensions.DependencyInjection;
using Testing.Services;

namespace Registry.Tests.History;

/// <summary>The history that everybody may check: it says what is public, and nothing else that could be found out.</summary>
public sealed class HistoryRecordTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task Anybody_verifies_a_base_history_and_folds_it_to_what_is_public_of_the_base()
    {
        var id = await host.AGradedBaseAsync(Grade.Poor);
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);

        var record = await RecordAsync(id);

        Assert.Empty(record.Verify(Keys));
        Assert.Empty(HistoryCheck.Verify(record));
        var history = HistoryCheck.Read(record);
        Assert.Equal([1, 2, 3, 4, 5], history.Rows.Select(row => row.Version));
        var now = history.At(DateOnly.MaxValue, DateTimeOffset.MaxValue);
        Assert.Equal(("Revoked", "石发改〔2019〕9号"), (now["title"].GetString(), now["revocation_document"].GetString()));
        Assert.Equal("Held", history.At(DateOnly.MaxValue, history.Rows[3].KnownAt)["title"].GetString());
    }

    [Fact]
    public async Task What_is_not_public_is_not_in_the_record()
    {
        var id = await host.AGradedBaseAsync(Grade.Poor);
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToProposal);
        var record = await RecordAsync(id);
        var text = Encoding.UTF8.GetString(record.ToBytes().Span);
        var history = HistoryCheck.Read(record);

        foreach (var secret in new[] { Given.Account, "REG-T1\"", "Poor", "rectif", "person-drc-officer", "进展缓慢", "UnderEvaluation", "graded" })
        {
            Assert.DoesNotContain(secret, text.Replace("field.graded_", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(["registered"], history.Rows.SelectMany(row => row.Shown).Where(shown => shown.Key == "what").Select(shown => shown.Value.Value.GetString()));
        Assert.All(history.Rows.Skip(1), row => Assert.Empty(row.Shown));
        Assert.Contains("field.payee_account_number", history.Rows[0].Digests.Keys); // it is chained all the same
    }

    [Fact]
    public async Task The_record_keeps_its_tag_until_the_history_goes_on()
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Principal.Nobody);
        using var first = await client.GetAsync(Path(id), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(client, id, first.Headers.ETag!.Tag));
        await host.ARectificationAsync(id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, id, first.Headers.ETag!.Tag));
    }

    [Theory]
    [InlineData("a row is left out", "row-missing")]
    [InlineData("a value is another", "value-altered")]
    [InlineData("a value is shown under another name", "value-altered")]
    [InlineData("a digest is another", "row-altered")]
    [InlineData("it is of another base", "row-altered")]
    [InlineData("a day is another", "row-altered")]
    [InlineData("an instant is another", "row-altered")]
    [InlineData("two rows are exchanged", "row-unchained")]
    [InlineData("a row corrects none", "corrects-nothing")]
    [InlineData("there is nothing", "history-empty")]
    public async Task A_history_that_was_tampered_with_is_found_out(string how, string code)
    {
        var id = await host.ABaseAsync();
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);
        var history = HistoryCheck.Read(await RecordAsync(id));
        var rows = history.Rows.ToArray();
        var first = rows[0];
        var name = first.Shown["field.name"];

        var tampered = how switch
        {
            "a row is left out" => history with { Rows = [rows[0], rows[2]] },
            "a value is another" => With(first with { Shown = new Dictionary<string, HistoryDocument.ShownValue> { ["field.name"] = name with { Value = JsonElement.Parse("\"x\"") } } }),
            "a value is shown under another name" => With(first with { Shown = new Dictionary<string, HistoryDocument.ShownValue> { ["field.area"] = name } }),
            "a digest is another" => With(first with { Digests = first.Digests.ToDictionary(d => d.Key, d => d.Key == "by" ? new string('0', 64) : d.Value) }),
            "it is of another base" => history with { Subject = Guid.CreateVersion7() },
            "a day is another" => With(first with { TrueFrom = first.TrueFrom.AddDays(-1) }),
            "an instant is another" => With(first with { KnownAt = first.KnownAt.AddMicroseconds(-1) }),
            "two rows are exchanged" => history with { Rows = [rows[1], rows[0], rows[2]] },
            "a row corrects none" => With(first with { Corrects = 7 }),
            _ => history with { Rows = [] },
        };

        Assert.Contains(HistoryCheck.Verify(tampered), finding => finding.Code == code);

        HistoryDocument With(HistoryDocument.Row row) => history with { Rows = [row, .. rows[1..]] };
    }

    [Fact]
    public async Task Every_change_is_named_in_the_audit_log_by_the_hash_that_it_has_in_the_chain()
    {
        var id = await host.ABaseAsync();
        await host.ARectificationAsync(id);

        Assert.Equal(2, await host.ReadAsync<long>(
            $"""
             SELECT count(*) FROM base_history h JOIN audit a ON a.aggregate_id = h.base_id AND a.version = h.version
             WHERE h.base_id = '{id}' AND a.data::jsonb ->> 'historyHash' = encode(h.hash, 'hex')
             """));
    }

    private KeySet Keys => host.Services.GetRequiredService<SigningKey>().PublicKeys;

    private static Uri Path(Guid id) => new($"/public/bases/{id}/history/record", UriKind.Relative);

    private async Task<SignedRecord> RecordAsync(Guid id)
    {
        using var client = host.CreateClient(Principal.Nobody);
        return SignedRecord.Parse(await client.GetByteArrayAsync(Path(id), TestContext.Current.CancellationToken));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, Guid id, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path(id)) { Headers = { IfNoneMatch = { new(tag) } } };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
