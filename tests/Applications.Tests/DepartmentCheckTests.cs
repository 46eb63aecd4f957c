using System.Net;
using System.Net.Http.Json;
using Calendar;
using Contracts.Applications;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Departments answer their own checks, late or in time; nothing becomes eligible over them.</summary>
public sealed class DepartmentCheckTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1); // the database keeps microseconds
    private static readonly object Opinion = new { opinion = "符合" };
    private static readonly object Reason = new { reason = "理由" };

    [Fact]
    public async Task Four_departments_are_asked_and_all_answers_are_needed()
    {
        var row = await host.AskedAsync(await host.AnOpenCallAsync());

        Assert.Equal("Credit,Safety,Statistics,Tax", await host.ReadAsync<string>($"SELECT string_agg(department, ',' ORDER BY department) FROM department_check WHERE application_id = '{row.Id}'"));
        foreach (var department in new[] { "credit", "tax", "safety", "statistics" })
        {
            Assert.Equal((HttpStatusCode.Conflict, "department-check-open"), await host.TryStepAsync(row, Given.Officer, "eligible", Opinion));
            await host.AnswerAsync(department, await host.CheckOfAsync(row, department), department == "safety" ? "cannot-say" : "clear", "原因");
        }

        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(row, Given.Officer, "eligible", Opinion)).Status);
        Assert.Equal(0L, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE kind = 'department-check-deadline' AND subject_id IN (SELECT id FROM department_check WHERE application_id = '{row.Id}')"));
    }

    [Fact]
    public async Task A_department_sees_and_answers_its_own_alone()
    {
        var row = await host.AskedAsync(await host.AnOpenCallAsync());
        var check = await host.CheckOfAsync(row, "tax");
        var clear = new { answer = "clear" };

        foreach (var other in new[] { Flow.Department("credit"), Flow.DepartmentOfficer("safety"), Principal.System("applications:check"), Flow.Department("weather"), Flow.Department("1") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(other, $"/department-checks/{check}", method: "GET")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(other, $"/department-checks/{check}/answer", clear, 1)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await host.TryAsync(Principal.System("applications:read") with { Department = "tax" }, $"/department-checks/{check}/answer", clear, 1)).Status);
        Assert.Equal("not-found", Assert.Single((await host.AnswerAsync("credit", check)).Items).Code);
        Assert.Equal([check], (await ListAsync(Flow.DepartmentOfficer("tax"), $"applicationId={row.Id}")).Select(c => c.Id));
        Assert.Equal([check], (await ListAsync(Flow.Department("tax"), $"callId={row.CallId}&status=open")).Select(c => c.Id));
        Assert.Empty(await ListAsync(Flow.Department("tax"), $"applicationId={row.Id}&status=answered"));
        Assert.Empty(await ListAsync(Flow.Department("tax"), $"applicationId={row.Id}&department=credit"));
        Assert.Equal(4, (await ListAsync(Given.Officer, $"applicationId={row.Id}")).Count);
        Assert.Equal(HttpStatusCode.OK, (await host.TryAsync(Flow.DepartmentOfficer("tax"), $"/department-checks/{check}/answer", clear, 1)).Status);
    }

    [Fact]
    public async Task An_objection_is_overridden_with_a_reason_or_answered_by_asking_again()
    {
        var call = await host.AnOpenCallAsync();
        var (first, second) = (await ObjectedAsync(call), await ObjectedAsync(call));
        Assert.Equal((HttpStatusCode.Conflict, "department-objects"), await host.TryStepAsync(first, Given.Officer, "eligible", Opinion));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.TryAsync(Flow.Department("tax"), "/department-checks/answers", new { items = new[] { new { checkId = first.Id, answer = new { answer = "objection" } } } })).Status);

        var overridden = await host.TryAsync(Given.Officer, $"/department-checks/{await host.CheckOfAsync(first, "tax")}/override", Reason, 2);
        var again = await host.StepAsync(second, Given.Officer, "department-checks", new { departments = new[] { "tax" }, reason = "已缴清" });
        Assert.Equal((HttpStatusCode.Conflict, "department-check-open"), await host.TryStepAsync(again, Given.Officer, "department-checks", new { departments = new[] { "tax" }, reason = "再问" }));
        await host.DepartmentsAnswerAsync(again);

        Assert.Equal(HttpStatusCode.OK, overridden.Status);
        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(first, Given.Officer, "eligible", Opinion)).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(again, Given.Officer, "eligible", Opinion)).Status);
        Assert.Equal("1:Answered,2:Answered", await host.ReadAsync<string>($"SELECT string_agg(round || ':' || status, ',' ORDER BY round) FROM department_check WHERE application_id = '{second.Id}' AND department = 'Tax'"));
    }

    [Fact]
    public async Task The_database_itself_refuses_what_a_department_objects_to()
    {
        var row = await ObjectedAsync(await host.AnOpenCallAsync());

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<long>($"UPDATE application SET status = 'Eligible' WHERE id = '{row.Id}' RETURNING revision"));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
    }

    [Fact]
    public async Task The_same_answer_again_changes_nothing_and_another_is_refused()
    {
        var row = await host.AskedAsync(await host.AnOpenCallAsync());
        var check = await host.CheckOfAsync(row, "tax");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.AnswerAsync("tax", check)));
        var again = await host.AnswerAsync("tax", check);
        var other = await host.AnswerAsync("tax", check, "objection", "欠税");

        Assert.Contains(answers, a => a.Items[0].Done);
        Assert.All(answers, a => Assert.True(a.Items[0].Done || a.Items[0].Code == "stale-etag"));
        Assert.Equal((true, 2L), (again.Items[0].Done, again.Items[0].Revision));
        Assert.Equal("department-check-wrong-state", other.Items[0].Code);
        Assert.Equal(1L, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{check}' AND action = 'department-answered'"));
    }

    [Fact]
    public async Task A_key_that_is_used_again_gets_the_first_answer()
    {
        var row = await host.AskedAsync(await host.AnOpenCallAsync());
        var check = await host.CheckOfAsync(row, "tax");
        using var system = host.CreateClient(Flow.Department("tax"));
        var key = Guid.CreateVersion7().ToString();
        async Task<string> SendAsync()
        {
            using var request = new Attempt($"/department-checks/{check}/answer", new { answer = "clear", evidence = "档案1" }, IfMatch: 1).ToRequest("POST");
            request.Headers.Remove("Idempotency-Key");
            request.Headers.Add("Idempotency-Key", key);
            using var response = await system.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(await SendAsync(), await SendAsync());
    }

    [Fact]
    public async Task What_is_decided_without_an_answer_wants_none_any_more()
    {
        var call = await host.AnOpenCallAsync();
        var (rejected, withdrawn) = (await host.AskedAsync(call), await host.AskedAsync(call));
        rejected = await host.StepAsync(rejected, Given.Officer, "ineligible", new { reason = "不符", rules = new[] { new { rule = "place-in-city", text = "不在本市" } } });
        await host.ByApplicantAsync(withdrawn, "withdraw", Reason);

        foreach (var row in new[] { rejected, withdrawn })
        {
            Assert.Equal("department-check-wrong-state", (await host.AnswerAsync("tax", await host.CheckOfAsync(row, "tax"))).Items[0].Code);
        }
    }

    [Fact]
    public async Task A_reinstatement_asks_those_again_that_have_no_good_answer()
    {
        var row = await host.AskedAsync(await host.AnOpenCallAsync());
        await host.AnswerAsync("credit", await host.CheckOfAsync(row, "credit"));
        await host.AnswerAsync("tax", await host.CheckOfAsync(row, "tax"), "objection", "欠税");
        row = await host.StepAsync(row, Given.Officer, "ineligible", Reason);

        row = await host.StepAsync(row, Given.Officer, "reinstate", Reason);

        Assert.Equal("Credit1,Safety2,Statistics2,Tax2", await host.ReadAsync<string>($"SELECT string_agg(department || round, ',' ORDER BY department) FROM (SELECT department, max(round) round FROM department_check WHERE application_id = '{row.Id}' GROUP BY department) x"));
        Assert.Equal("Reinstated", await host.ReadAsync<string>($"SELECT eligibility_report ->> 'occasion' FROM application WHERE id = '{row.Id}'"));
        await host.DepartmentsAnswerAsync(row);
        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(row, Given.Officer, "eligible", Opinion)).Status);
    }

    [Fact]
    public async Task A_check_becomes_overdue_by_itself_is_overridden_or_answered_late()
    {
        var call = await host.AnOpenCallAsync(new { departmentCheckWorkingDays = 3, supplementWorkingDays = 1 });
        var (late, supplement) = (await host.AskedAsync(call), await host.AskedAsync(call));
        supplement = await host.StepAsync(supplement, Given.Officer, "request-supplement", new { reason = "请补正", points = new[] { new { name = "营业执照", text = "复印件" } } });
        Assert.Equal((HttpStatusCode.Conflict, "department-check-wrong-state"), await host.TryAsync(Given.Officer, $"/department-checks/{await host.CheckOfAsync(late, "tax")}/override", Reason, 1));
        Assert.Equal((HttpStatusCode.Conflict, "supplement-incomplete"), await host.TryStepAsync(supplement, Flow.Of(supplement.Organisation), "supplement", new { statement = "已补" }));
        var due = await host.ReadAsync<DateTime>($"SELECT max(due_at) FROM department_check WHERE application_id = '{late.Id}'");

        await MoveClockAsync(new DateTimeOffset(due, TimeSpan.Zero).AddSeconds(1));
        await Eventually.EqualAsync(8L, () => host.ReadAsync<long>($"SELECT count(*) FROM department_check WHERE call_id = '{call}' AND status = 'Overdue'"), "overdue checks");
        await host.BecomesAsync(supplement.Id, "EligibilityCheck"); // its deadline has passed too
        Assert.Equal("Continued", await host.ReadAsync<string>($"SELECT eligibility_report ->> 'occasion' FROM application WHERE id = '{supplement.Id}'"));
        Assert.Equal((HttpStatusCode.Conflict, "department-check-open"), await host.TryStepAsync(late, Given.Officer, "eligible", Opinion));
        Assert.Equal(HttpStatusCode.OK, (await host.TryAsync(Given.Officer, $"/department-checks/{await host.CheckOfAsync(late, "tax")}/override", Reason, 2)).Status);
        Assert.Equal("department-check-wrong-state", (await host.AnswerAsync("tax", await host.CheckOfAsync(late, "tax"))).Items[0].Code);
        await host.DepartmentsAnswerAsync(late);

        Assert.Equal([true, true, true], (await ListAsync(Given.Officer, $"applicationId={late.Id}&status=answered")).Select(c => c.Late));
        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(late, Given.Officer, "eligible", Opinion)).Status);
    }

    private async Task<Flow.Row> ObjectedAsync(Guid call)
    {
        var row = await host.AskedAsync(call);
        await host.AnswerAsync("tax", await host.CheckOfAsync(row, "tax"), "objection", "欠税");
        await host.DepartmentsAnswerAsync(row);
        return row;
    }

    private async Task<IReadOnlyList<CheckRow>> ListAsync(Principal by, string query)
    {
        using var client = host.CreateClient(by);
        var page = await client.GetFromJsonAsync<Given.Rows<CheckRow>>(new Uri($"/department-checks?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        return page!.Items;
    }

    private async Task MoveClockAsync(DateTimeOffset to)
    {
        var offset = to - TimeProvider.System.GetUtcNow();
        await host.PublishAsync(new BusinessClockMoved(Guid.CreateVersion7(), 1, offset));
        await Eventually.TrueAsync(() => Task.FromResult(host.Services.GetRequiredService<BusinessClock>().Ahead >= offset - Rounding), "the clock moves");
    }

    private sealed record CheckRow(Guid Id, bool Late);
}
