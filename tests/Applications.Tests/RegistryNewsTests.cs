using System.Net.Http.Json;
using Contracts;
using Contracts.Registry;
using Testing;

namespace Applications.Tests;

/// <summary>What builders hear of Registry's chasing (催报), where they hear all their news.</summary>
public sealed class RegistryNewsTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task A_builder_is_told_of_each_chase_of_its_late_report_once()
    {
        var (builder, other, report) = (Flow.NewOrganisation(), Flow.NewOrganisation(), Guid.CreateVersion7());
        var first = new PlanReportChased(
            report, 2, Guid.CreateVersion7(), "样例基地", new("样例单位", builder), Flow.Area, "2018年第4季度", new(2019, 1, 16), 1);
        await host.PublishAsync(first);
        await host.PublishAsync(first with { Version = 3, Chases = 2 });
        await host.PublishAsync(first with { AggregateId = Guid.CreateVersion7(), Builder = new("别的单位", other) });

        await Eventually.EqualAsync(2, async () => (await ReadAsync(builder)).Count, "the builder's news");
        await Eventually.EqualAsync(1, async () => (await ReadAsync(other)).Count, "the other's news");

        var news = await ReadAsync(builder);
        Assert.All(news, n => Assert.Equal(("plan-report-late", report), (n.Code, n.SubjectId)));
        Assert.Contains(news, n => n.Text.Contains("“样例基地”2018年第4季度", StringComparison.Ordinal) && n.Text.Contains("2019-01-16", StringComparison.Ordinal));
        Assert.Single(news, n => n.Text.Contains("第1次催报", StringComparison.Ordinal));
        Assert.Single(news, n => n.Text.Contains("第2次催报", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<News>> ReadAsync(string organisation)
    {
        using var applicant = host.CreateClient(Flow.Of(organisation));
        return (await applicant.GetFromJsonAsync<Given.Rows<News>>(new Uri("/notifications", UriKind.Relative), TestContext.Current.CancellationToken))!.Items;
    }

    private sealed record News(string Code, Guid SubjectId, string Text);
}
