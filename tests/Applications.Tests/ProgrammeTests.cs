using Contracts;
using Contracts.Evaluation;

namespace Applications.Tests;

/// <summary>One application of each outcome, from the draft to the recognised base.</summary>
public sealed class ProgrammeTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task From_the_draft_to_the_recognised_base()
    {
        var call = await host.AnOpenCallAsync(new
        {
            noticeWorkingDays = 0,
            expertsPerApplication = 2,
            researchReference = "city",
            places = new[] { new { kind = "region", count = 1 } },
            reserves = 1,
        });
        var row = await host.RecommendedAsync(call, "region");
        row = await host.StepAsync(row, Given.Officer with { Subject = "drc-colleague" }, "independent-check", new { opinion = "独立核查无异议" });
        row = await host.StepAsync(row, Given.Officer, "eligibility-check");
        await host.DepartmentsAnswerAsync(row);
        row = await host.StepAsync(row, Given.Officer, "eligible", new { opinion = "符合条件" });
        await host.PublishAsync(new ExpertsAssigned(Guid.CreateVersion7(), 1, call, row.Id, ["e1", "e2"]));
        await host.BecomesAsync(row.Id, "UnderEvaluation");
        await host.PublishAsync(Flow.ARanking(call, [(row.Id, 1)], BaseKind.Region));
        await host.BecomesAsync(row.Id, "Ranked");

        var selection = await host.DecideAsync(call, "selections", new { kind = "region" });
        Assert.Equal("shortlisted", Assert.Single(selection.Applications).Status);
        var notice = await host.DecideAsync(call, "public-notice");
        Assert.Equal("government-consent", Assert.Single(notice.Applications).Status);
        Assert.Equal(row.Id, Assert.Single((await host.ConsentAsync(call)).Document.Entries).ApplicationId);

        var recognised = await host.ReadAsync(row);
        Assert.Equal("recognised", recognised.Status);
        Assert.Equal(1, await host.ReadAsync<long>(
            $"SELECT count(*) FROM recognition WHERE id = '{recognised.RecognitionId}' AND application_id = '{row.Id}' AND payee ->> 'bankCode' = '102121000013' AND jsonb_array_length(targets) = 1"));
        Assert.Equal(
            "Draft>Submitted>CountyReview>Recommended>Recommended>EligibilityCheck>Eligible>UnderEvaluation>Evaluated>Ranked>Shortlisted>PublicNotice>GovernmentConsent>Recognised",
            await host.ReadAsync<string>($"SELECT string_agg(to_state, '>' ORDER BY version) FROM audit WHERE aggregate_id = '{row.Id}'"));
    }
}
