using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Applications.History;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Who did what to an application, as each of its readers may know it.</summary>
public sealed partial class HistoryTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly Principal Clerk = Given.Officer with { Subject = "clerk-of-the-commission" };

    [Fact]
    public async Task An_office_sees_every_step_with_states_reason_times_and_person()
    {
        var row = await host.RecommendedAsync(await host.AnOpenCallAsync());
        row = await host.StepAsync(row, Clerk, "eligibility-check");
        await host.StepAsync(row, Clerk, "ineligible", new { reason = "未达到条件" });

        var entries = (await HistoryAsync(row, Given.Officer)).Where(e => e.Subject == "Application").ToList();

        Assert.Equal(
            ["application-drafted", "application-submitted", "county-review-begun", "application-recommended", "eligibility-check-begun", "application-ineligible"],
            entries.Select(e => e.Action));
        var last = entries[^1];
        Assert.Equal(("EligibilityCheck", "Ineligible", "未达到条件", Clerk.Subject, Role.DrcOfficer), (last.From, last.To, last.Reason, last.Person, last.Office));
        Assert.Equal(("资格审查不通过", "Found ineligible"), (last.Label.Chinese, last.Label.English));
        Assert.All(entries, e => Assert.True(e.RequestId is null && e.TraceId is null));
        Assert.Contains((await HistoryAsync(row, Principal.Person(Role.Auditor))), e => e.RequestId is not null);
    }

    [Fact]
    public async Task What_counties_and_departments_did_about_it_stands_in_it_for_offices()
    {
        var row = await host.EligibleAsync(await host.AnOpenCallAsync());

        var entries = await HistoryAsync(row, Given.Officer);

        Assert.Single(entries, e => e is { Subject: "CountyList", Action: "county-list-grown" });
        Assert.Equal(4, entries.Count(e => e is { Subject: "DepartmentCheck", Action: "department-answered" }));
        Assert.DoesNotContain(await HistoryAsync(row, Flow.Of(row.Organisation)), e => e.Subject is "DepartmentCheck" or "CountyList");
    }

    [Fact]
    public async Task That_it_left_its_countys_list_stands_in_it()
    {
        var row = await host.RecommendedAsync(await host.AnOpenCallAsync());
        row = await host.ByApplicantAsync(row, "withdraw", new { reason = "不申报了" });

        var ofList = (await HistoryAsync(row, Given.Officer)).Where(e => e.Subject == "CountyList").Select(e => e.Action);

        Assert.Equal(["county-list-grown", "county-list-left"], ofList);
    }

    [Fact]
    public async Task An_applicant_sees_offices_and_itself_but_no_officer()
    {
        var row = await host.RecommendedAsync(await host.AnOpenCallAsync());

        var entries = await HistoryAsync(row, Flow.Of(row.Organisation));

        Assert.Contains(entries, e => e is { Action: "application-recommended", Office: Role.CountyOfficer, Person: null });
        Assert.Contains(entries, e => e is { Action: "application-submitted", Office: Role.Applicant, Person: not null });
        Assert.Contains(entries, e => e is { Subject: "Call", Action: "call-published", Person: null });
    }

    [Fact]
    public async Task An_expert_sees_the_applications_own_steps_and_nobody_in_them()
    {
        var row = await host.EligibleAsync(await host.AnOpenCallAsync());
        var (expert, other) = (Flow.Expert($"expert-{Guid.CreateVersion7():N}"), $"expert-{Guid.CreateVersion7():N}");
        await host.PublishAsync(new Contracts.Evaluation.ExpertsAssigned(Guid.CreateVersion7(), 1, row.CallId, row.Id, [expert.Subject!, other]));
        await host.BecomesAsync(row.Id, "UnderEvaluation");

        var entries = await HistoryAsync(row, expert);

        Assert.NotEmpty(entries);
        Assert.All(entries, e => Assert.True(e.Subject == "Application" && e.Person is null));
        Assert.Contains(await HistoryAsync(row, Given.Officer), e => e is { Subject: "Examination", Action: "experts-assigned" });
    }

    [Fact]
    public async Task Decisions_of_its_call_and_rankings_of_its_kind_stand_in_it_and_pages_give_each_entry_once()
    {
        var row = (await host.RankedAsync(await host.AnOpenCallAsync(Situations.OnePlace), 1))[0];
        await host.SelectAsync(row.CallId);
        await host.DecideAsync(row.CallId, "public-notice");
        var region = await host.SubmittedAsync(row.CallId, "region");

        var whole = await HistoryAsync(row, Given.Officer);
        var paged = await HistoryAsync(row, Given.Officer, limit: 3);

        Assert.Equal(whole.Select(e => e.Seq), paged.Select(e => e.Seq));
        Assert.Distinct(whole.Select(e => e.Seq));
        Assert.Subset(whole.Select(e => e.Action).ToHashSet(), new HashSet<string> { "ranking-received", "applications-selected", "application-shortlisted", "public-notice-opened" });
        var ofRegion = await HistoryAsync(region, Given.Officer);
        Assert.DoesNotContain(ofRegion, e => e.Action is "applications-selected" or "ranking-received");
        Assert.Contains(ofRegion, e => e.Action is "public-notice-opened");
    }

    [Fact]
    public void Every_action_that_the_code_records_has_its_names()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent!;
        }

        var actions = Directory.EnumerateFiles(Path.Combine(folder.FullName, "services", "Applications"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(path => Recorded().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Subset(actions, new HashSet<string> { "application-submitted", "selection-decided", "ranking-received", "call-amended", "view-saved" }); // else this test sees nothing
        Assert.All(actions, action => Assert.True(ActionLabels.Knows(action), $"{action} has no names in ActionLabels."));
    }

    /// <summary>The first text with a hyphen after a call that records: that is the action.</summary>
    [GeneratedRegex("(?:\\bRecord\\(|\\bnew Step\\(|\\bStep\\.Quiet\\(|\\bMove\\()[^;\"]*?\"([a-z]+(?:-[a-z]+)+)\"")]
    private static partial Regex Recorded();

    private async Task<IReadOnlyList<Entry>> HistoryAsync(Flow.Row row, Principal by, int limit = 200)
    {
        using var client = host.CreateClient(by);
        var entries = new List<Entry>();
        for (long? after = 0; after is not null;)
        {
            var page = (await client.GetFromJsonAsync<Page>(new Uri($"/applications/{row.Id}/history?limit={limit}&after={after}", UriKind.Relative), TestContext.Current.CancellationToken))!;
            entries.AddRange(page.Items);
            after = page.Next;
        }

        return entries;
    }

    private sealed record Page(IReadOnlyList<Entry> Items, long? Next);

    private sealed record Entry(
        long Seq, string Subject, string Action, Label Label, string? From, string? To, string? Reason, string Office, string? Person, string? RequestId, string? TraceId);

    private sealed record Label(string Chinese, string English);
}
