using System.IO.Compression;
using System.Text;
using Applications.Spreadsheets;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Lists as files for spreadsheet programs.</summary>
public sealed class ExportTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private const long MaxGrowthBytes = 64 * 1024 * 1024;

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_file_has_each_application_with_its_fields_answers_and_score(string format)
    {
        var call = await host.ManyAsync(12);

        var rows = Sheet.Read(await FileAsync(Given.Officer, $"call={call}&sort=rank&format={format}"));

        Assert.Equal(13, rows.Count);
        Assert.Equal(rows[0].Count, rows[0].Distinct().Count());
        string Of(string heading, int row) => rows[row][rows[0].ToList().IndexOf(heading)];
        Assert.Equal(("1", "0.7919", "示范基地1", "企业"), (Of("名次", 1), Of("得分", 1), Of("基地名称", 1), Of("类别", 1)));
        Assert.Matches("^2018-ENT-[0-9]+1$", Of("申报编号", 1));
        Assert.Equal(("是", "已建成,见附件1", "12.5", "11.25"), (Of("X-1.1 政企共建公共服务平台(有无)", 1), Of("X-1.1 政企共建公共服务平台(说明)", 1), Of("X-2.1 占比提升(%)", 1), Of("X-2.1 占比提升上年(%)", 1)));
        Assert.Equal("6222000000000001", Of("收款账号", 1));
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"{n}"), rows.Skip(1).Select(r => r[rows[0].ToList().IndexOf("名次")]));
    }

    [Fact]
    public async Task A_csv_file_is_marked_as_UTF8_and_a_reader_gets_only_its_own_rows()
    {
        var call = await host.ManyAsync(25);

        var county = await FileAsync(Principal.Person(Role.CountyOfficer, area: "130107"), $"call={call}&format=csv");

        Assert.Equal(Encoding.UTF8.GetPreamble(), county[..3]);
        Assert.Equal(2, Sheet.Read(county).Count); // the headings and the one of that county
        Assert.Single(Sheet.Read(await FileAsync(Flow.Government, $"call={call}&format=csv")));
    }

    [Fact]
    public async Task An_expert_gets_no_account()
    {
        var row = await host.EligibleAsync(await host.AnOpenCallAsync());
        var expert = Flow.Expert($"expert-{Guid.CreateVersion7():N}");
        await host.PublishAsync(new Contracts.Evaluation.ExpertsAssigned(Guid.CreateVersion7(), 1, row.CallId, row.Id, [expert.Subject!]));
        await host.BecomesAsync(row.Id, "UnderEvaluation");

        var rows = Sheet.Read(await FileAsync(expert, "format=csv"));

        Assert.Equal(2, rows.Count);
        Assert.Equal("", rows[1][rows[0].ToList().IndexOf("收款账号")]);
        Assert.Equal(row.Name, rows[1][rows[0].ToList().IndexOf("基地名称")]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData(" =1")]
    [InlineData("＝1+1")]
    [InlineData("$=1+1")]
    public async Task Nothing_that_an_applicant_writes_is_computed_by_who_opens_the_file(string name)
    {
        var organisation = Flow.NewOrganisation();
        using var applicant = host.CreateClient(Flow.Of(organisation));
        await applicant.PostAsync<Flow.Row>("/applications", Flow.Body(await host.AnOpenCallAsync(), name: name));

        var csv = Encoding.UTF8.GetString(await FileAsync(Flow.Of(organisation), "format=csv"));
        using var zip = new ZipArchive(new MemoryStream(await FileAsync(Flow.Of(organisation), "format=xlsx")));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<f", xml, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(^|,)\"?[=+@\\t＝]", csv.TrimStart('\ufeff'));
        Assert.DoesNotMatch("(?m)(^|,)\"?-[^,]", csv);
    }

    [Fact]
    public async Task Ten_thousand_applications_are_written_without_being_kept()
    {
        var call = await host.ManyAsync(10_000);
        await FileAsync(Given.Officer, $"call={call}&sort=rank&limit=1&format=csv&maxRank=10"); // warm
        using var end = new CancellationTokenSource();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        var watch = Task.Run(async () =>
        {
            using var tick = new PeriodicTimer(TimeSpan.FromSeconds(2)); // a collection stops every other test of this process
            while (!end.IsCancellationRequested)
            {
                GC.Collect(); // what lives, not what waits to be collected
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false) - before);
                await tick.WaitForNextTickAsync(CancellationToken.None);
            }
        }, CancellationToken.None);

        using var client = host.CreateClient(Given.Officer);
        client.Timeout = Timeout.InfiniteTimeSpan; // however slow the machine
        using var response = await client.GetAsync(new Uri($"/applications/export?call={call}&format=xlsx", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await end.CancelAsync();
        await watch;

        Assert.True(
            response.Content.Headers.ContentLength > 500_000,
            $"{response.StatusCode} {response.Content.Headers.ContentType} {(response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))}");
        Assert.True(peak < MaxGrowthBytes, $"{peak / 1024 / 1024} MiB lived at once");
    }

    private async Task<byte[]> FileAsync(Principal by, string query)
    {
        using var client = host.CreateClient(by);
        return await client.GetByteArrayAsync(new Uri($"/applications/export?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
