using System.Text.Json.Nodes;
using Npgsql;
using ServiceDefaults.Search;
using Testing.Infrastructure;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Search for Chinese, for parts of names and for codes, however short.</summary>
public sealed class SearchTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Theory]
    [InlineData("石")] // one character
    [InlineData("家庄")]
    [InlineData("石家庄高新")]
    [InlineData("创业 石家庄")] // words in any order
    [InlineData("  石家庄　创业 ")] // and a space as wide as a character
    [InlineData("ITECH")]
    [InlineData("itech-谷")]
    [InlineData("申报单位甲")]
    [InlineData("样例高新园区")] // the carrier
    [InlineData("𠮷")] // beyond the first plane
    [InlineData("100%_")]
    public async Task An_application_is_found_by_any_part_of_its_names(string text)
    {
        var row = await ARegionAsync("石家庄高新iTech-谷创业基地𠮷100%_", "申报单位甲");
        await ARegionAsync("另一处", "乙单位", withCarrier: false);

        var found = await host.AllAsync(Given.Officer, $"call={row.CallId}&text={Uri.EscapeDataString(text)}");

        Assert.Equal([row.Id], found.Select(r => r.Id));
    }

    [Theory]
    [InlineData("庄石")]
    [InlineData("石高")] // both occur, but not side by side
    [InlineData("甲申")]
    [InlineData("%")]
    [InlineData("_")]
    public async Task What_does_not_occur_is_not_found(string text)
    {
        var row = await ARegionAsync("石家庄高新基地", "申报单位甲");

        Assert.Empty(await host.AllAsync(Given.Officer, $"call={row.CallId}&text={Uri.EscapeDataString(text)}"));
    }

    [Fact]
    public async Task Codes_and_numbers_are_found_whole_and_in_part()
    {
        var row = await ARegionAsync("基地", "单位");
        var number = await host.ReadAsync<string>($"SELECT number FROM application WHERE id = '{row.Id}'");
        foreach (var text in new[] { row.Organisation, row.Organisation.ToLowerInvariant(), row.Organisation[^9..], number, number.ToLowerInvariant(), number[5..] })
        {
            Assert.Contains(row.Id, (await host.AllAsync(Given.Officer, $"call={row.CallId}&text={text}")).Select(r => r.Id));
        }
    }

    [Fact]
    public async Task A_changed_draft_is_found_by_its_new_name_alone()
    {
        var draft = await host.DraftAsync(await host.AnOpenCallAsync());
        await host.TryAsync(Flow.Of(draft.Organisation), $"/applications/{draft.Id}", Flow.Form(name: "更名以后"), draft.Revision, "PUT");

        Assert.Single(await host.AllAsync(Flow.Of(draft.Organisation), "text=更名"));
        Assert.Empty(await host.AllAsync(Flow.Of(draft.Organisation), $"text={draft.Name}"));
    }

    [Fact]
    public async Task The_locale_of_the_database_does_not_matter()
    {
        var administrator = await (await TestInfrastructure.GetAsync()).CreateDatabaseAsync("locale");
        var name = $"c_{Guid.CreateVersion7():N}";
        await ExecuteAsync(administrator, $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
        try
        {
            var inC = new NpgsqlConnectionStringBuilder(administrator) { Database = name, Pooling = false }.ConnectionString;
            await ExecuteAsync(inC, SearchGrams.Functions);

            var grams = (string[])(await ExecuteAsync(inC, "SELECT search_grams(search_text('石家庄A' || E'\\n' || 'É'), 'whole')"))!;

            Assert.Equal(new HashSet<string> { "石", "家", "庄", "a", "石家", "家庄", "庄a", "É", "whole" }, [.. grams]);
            Assert.All(SearchWords.Of("家庄A").Grams, gram => Assert.Contains(gram, grams));
        }
        finally
        {
            await ExecuteAsync(administrator, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private async Task<Flow.Row> ARegionAsync(string name, string applicant, bool withCarrier = true)
    {
        var body = Flow.Body(_call ??= await host.AnOpenCallAsync(), withCarrier ? "region" : "enterprise", name);
        ((JsonObject)body["form"]!)["applicantName"] = applicant;
        var organisation = Flow.NewOrganisation();
        using var client = host.CreateClient(Flow.Of(organisation));
        var draft = await client.PostAsync<Flow.Row>("/applications", body) with { Organisation = organisation };
        return await host.ByApplicantAsync(draft, "submit");
    }

    private Guid? _call;

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
