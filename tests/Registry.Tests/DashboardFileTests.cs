using System.IO.Compression;
using System.Net;

namespace Registry.Tests;

public sealed class DashboardFileTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task The_targets_are_in_the_sheet_as_on_the_screen()
    {
        await host.APlannedBaseAsync();

        var rows = (await TextAsync("/programme/targets/export?format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("类型,区划,持有称号", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("企业,130102,", Assert.Single(rows[1..]), StringComparison.Ordinal);
        Assert.Contains("国家级、省级研发创新平台:完成0", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_warning_is_a_row_and_a_county_gets_its_own_alone()
    {
        var id = await host.ABaseAsync(); // it has no plan
        var number = (await host.ReadAsync<string>($"SELECT number FROM base WHERE id = '{id}'"))!;

        Assert.Contains($"{number},", await TextAsync("/programme/warnings/export?format=csv"), StringComparison.Ordinal);
        Assert.DoesNotContain($"{number},", await TextAsync("/programme/warnings/export?format=csv&level=alarm"), StringComparison.Ordinal);
        using var stranger = host.CreateClient(Given.OtherCounty);
        Assert.DoesNotContain(number, await stranger.GetStringAsync(At("/programme/warnings/export?format=csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("targets")]
    [InlineData("warnings")]
    public async Task It_is_a_workbook_unless_said_otherwise_and_no_other_kind(string board)
    {
        await host.ABaseAsync();
        using var client = host.CreateClient(Given.Officer);

        using var book = new ZipArchive(await client.GetStreamAsync(At($"/programme/{board}/export"), TestContext.Current.CancellationToken));
        using var refused = await client.GetAsync(At($"/programme/{board}/export?format=pdf"), TestContext.Current.CancellationToken);

        Assert.Contains(book.Entries, e => e.FullName == "xl/workbook.xml");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private async Task<string> TextAsync(string path)
    {
        using var client = host.CreateClient(Given.Officer);
        return await client.GetStringAsync(At(path), TestContext.Current.CancellationToken);
    }

    private static Uri At(string path) => new(path, UriKind.Relative);
}
