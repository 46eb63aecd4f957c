using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Testing.Services;

namespace Registry.Tests;

/// <summary>The list as one file, for programs of three kinds.</summary>
public sealed class OpenFileTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_csv_file_has_each_base_of_the_filter_with_chinese_headings()
    {
        var (_, first) = await host.AnOpenBaseAsync(r => r with { Area = "130121", Name = "甲,\"乙\"基地" });
        var (_, second) = await host.AnOpenBaseAsync(r => r with { Area = "130121", Name = "=1+1" });
        await host.ABaseAsync();

        var (bytes, type, name) = await FileAsync("csv", "130121");

        Assert.Equal(("text/csv", "双创示范基地名录.csv"), (type, name));
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("基地编号,类别,级别,基地名称,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"甲,\"\"乙\"\"基地\"", lines[1], StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", lines[2], StringComparison.Ordinal); // nothing is computed by who opens it
        Assert.Contains($",有效,{first.DocumentNumber},2018-07-01,", lines[1], StringComparison.Ordinal);
        Assert.NotEqual(first.Name, second.Name);
    }

    [Fact]
    public async Task A_workbook_has_the_same_cells_as_the_csv_file()
    {
        await host.AnOpenBaseAsync(r => r with { Area = "130123" });
        await host.AnOpenBaseAsync(r => r with { Area = "130123" });

        using var zip = new ZipArchive(new MemoryStream((await FileAsync("xlsx", "130123")).Bytes));
        await using var sheet = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        var rows = XDocument.Load(sheet).Descendants().Where(e => e.Name.LocalName == "row").Select(
            row => string.Join(',', row.Elements().Select(cell => cell.Value))).ToList();

        var csv = Encoding.UTF8.GetString((await FileAsync("csv", "130123")).Bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(csv, rows);
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public async Task A_linked_data_file_has_each_base_as_the_list_shows_it_under_an_identifier_for_the_whole_world()
    {
        var (id, _) = await host.AnOpenBaseAsync(r => r with { Area = "130125" });
        await host.AnOpenBaseAsync(r => r with { Area = "130125" });

        var (bytes, type, _) = await FileAsync("json-ld", "130125");

        Assert.Equal("application/ld+json", type);
        var document = JsonNode.Parse(bytes)!;
        Assert.Equal("@id", (string?)document["@context"]!["id"]);
        Assert.Equal("schema:name", (string?)document["@context"]!["name"]);
        var graph = document["@graph"]!.AsArray();
        Assert.Equal(2, graph.Count);
        var first = graph[0]!.DeepClone().AsObject();
        Assert.Equal(($"urn:uuid:{id}", "DemonstrationBase"), ((string?)first["id"], (string?)first["@type"]));
        var shown = await host.JsonAsync($"bases/{id}");
        first["id"] = $"{id}";
        first.Remove("@type");
        Assert.True(JsonNode.DeepEquals(shown, first), $"{shown}\n{first}");
    }

    [Theory]
    [InlineData("format=pdf")]
    [InlineData("format=Csv")]
    [InlineData("")]
    public async Task A_file_of_no_known_kind_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.LookAsync($"bases/download?{query}")).Status);

    private async Task<(byte[] Bytes, string? Type, string? Name)> FileAsync(string format, string area)
    {
        using var anybody = host.CreateClient(Principal.Nobody);
        using var response = await anybody.GetAsync(
            new Uri($"/public/bases/download?format={format}&area={area}", UriKind.Relative), TestContext.Current.CancellationToken);
        return (
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentType?.MediaType,
            response.Content.Headers.ContentDisposition?.FileNameStar);
    }
}
