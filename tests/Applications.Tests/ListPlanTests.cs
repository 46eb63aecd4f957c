using Testing.Services;

namespace Applications.Tests;

/// <summary>The statements that the service itself sends, explained by the database over many applications: none reads them all.</summary>
public sealed class ListPlanTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task Lists_over_many_applications_are_answered_from_indexes()
    {
        var call = await host.ManyAsync(8_000);
        await host.ManyAsync(2_000);
        foreach (var table in new[] { "application", "application_listing" })
        {
            await host.TidyAsync(table);
        }

        (Principal By, string Query, string Index)[] questions =
        [
            (Given.Officer, "?limit=50", "pk_application"),
            (Given.Officer, "?sort=-submitted", "ix_application_submitted_at_id"),
            (Given.Officer, $"?call={call}&sort=-score", "ix_application_call_id_score_id"),
            (Given.Officer, $"?call={call}&sort=rank", "ix_application_call_id_rank_id"),
            (Given.Officer, "?sort=name", "ix_application_name_id"),
            (Principal.Person(ServiceDefaults.Authentication.Role.CountyOfficer, area: "130107"), "?sort=-submitted", "ix_application_area_submitted_at_id"),
            (Flow.Of("911301020000000000"), "", "applicant_code"),
            (Given.Officer, "?text=第1234科技", "ix_application_listing_grams"),
        ];
        foreach (var (by, query, index) in questions)
        {
            using var statements = new Statements(host) { WithPlans = true };
            await host.ListAsync(by, query);
            var plan = await statements.PlanAsync(TestContext.Current.CancellationToken);
            Assert.True(plan.Contains(index, StringComparison.Ordinal) && !plan.Contains("Seq Scan on application ", StringComparison.Ordinal), $"{query} by {by}:\n{plan}");
        }
    }
}
