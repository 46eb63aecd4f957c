using System.Net;
using System.Text.Json.Nodes;
using Contracts;

namespace Registry.Tests;

/// <summary>The history of a title as everybody reads it.</summary>
public sealed class OpenHistoryTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task It_tells_what_became_of_the_title_and_nothing_of_grades_rectifications_money_and_people()
    {
        var id = await host.AGradedBaseAsync(Grade.Poor);
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);

        var (_, _, text) = await host.LookAsync($"bases/{id}/history");

        var rows = JsonNode.Parse(text)!["items"]!.AsArray();
        Assert.Equal([1, 5], rows.Select(row => (long)row!["version"]!));
        Assert.All(rows, row => Assert.Equal(
            ["id", "version", "changes", "trueFrom", "knownAt", "corrects", "hash"], row!.AsObject().Select(member => member.Key)));
        Assert.Equal(
            ["revocation_document", "revoked_on", "title"], rows[1]!["changes"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal("2018-07-01", (string?)rows[0]!["trueFrom"]);
        Assert.Equal(await host.ReadAsync<string>($"SELECT encode(history_hash, 'hex') FROM base WHERE id = '{id}'"), (string?)rows[1]!["hash"]);
        foreach (var secret in new[] { "payee", "targets", "management", "grade", "Poor", "Rectifying", Given.Account, "没有改善", "person" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task It_continues_page_by_page()
    {
        var id = await host.ABaseAsync();
        foreach (var name in new[] { "甲", "乙", "丙" })
        {
            await host.ByHandAsync(id, $"name = '{name}'");
        }

        var names = new List<string?>();
        for (var after = Guid.Empty.ToString(); after is not null;)
        {
            var page = await host.JsonAsync($"bases/{id}/history?limit=2&after={after}");
            names.AddRange(page["items"]!.AsArray().Select(row => (string?)row!["changes"]!["name"]));
            after = (string?)page["next"];
        }

        Assert.Equal(["甲", "乙", "丙"], names[1..]);
    }

    [Fact]
    public async Task What_does_not_exist_has_no_history() =>
        Assert.Equal(HttpStatusCode.NotFound, (await host.LookAsync($"bases/{Guid.CreateVersion7()}/history")).Status);
}
