using System.Net;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Objections of the public: taken up or refused, answered each by itself or together.</summary>
public sealed class ObjectionTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task Anybody_objects_and_reads_the_answer_by_number_and_token_alone()
    {
        var row = await host.ShownAsync();

        var acknowledged = await host.ObjectAsync(row);

        Assert.Equal("public-notice", (await host.ReadAsync(row)).Status); // received holds the end of the notice, and changes nothing yet
        Assert.Equal(HttpStatusCode.NotFound, (await host.LookAsync($"/public/objections/{acknowledged.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.LookAsync($"/public/objections/{acknowledged.Number}", token: new string('0', 32))).Status);
        var objection = Assert.Single(await host.ObjectionsAsync(row.Id));
        Assert.Equal(("received", "王某某", acknowledged.AnswerDueAt), (objection.Status, objection.Objector, objection.AnswerDueAt));
        objection = await host.AnswerAsync(objection, "accept");
        Assert.Equal("objection-open", (await host.ReadAsync(row)).Status);
        await host.AnswerAsync(objection, "dismiss", new { reason = "查无实据" });
        Assert.Equal("public-notice", (await host.ReadAsync(row)).Status);

        var answer = await host.LookAsync($"/public/objections/{acknowledged.Number}", token: acknowledged.Token);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("查无实据", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("王某某", answer.Text, StringComparison.Ordinal);
        Assert.Equal("public", await host.ReadAsync<string>($"SELECT actor FROM audit WHERE aggregate_id = '{objection.Id}' AND action = 'objection-received'"));
    }

    [Fact]
    public async Task What_is_not_taken_up_is_refused_on_its_ground_and_the_applicant_never_sees_it()
    {
        var row = await host.ShownAsync();
        await host.ObjectAsync(row);
        var objection = Assert.Single(await host.ObjectionsAsync(row.Id));

        objection = await host.AnswerAsync(objection, "refuse", new { ground = "anonymous", reason = "查无此人" });

        Assert.Equal("refused", objection.Status);
        Assert.Empty(await host.ObjectionsAsync(row.Id, Flow.Of(row.Organisation)));
        Assert.Equal(
            (HttpStatusCode.Conflict, "objection-wrong-state"),
            await host.TryAsync(Given.Officer, $"/objections/{objection.Id}/accept", revision: objection.Revision));
        Assert.Equal("public-notice", (await host.ReadAsync(row)).Status);
    }

    [Fact]
    public async Task The_notice_goes_on_after_the_last_answer_whoever_decides_at_the_same_moment()
    {
        var row = await host.ShownAsync();
        await Task.WhenAll(host.ObjectAsync(row, "甲先生"), host.ObjectAsync(row, "乙女士"));
        var open = new List<Flow.ObjectionRow>();
        foreach (var objection in await host.ObjectionsAsync(row.Id))
        {
            open.Add(await host.AnswerAsync(objection, "accept"));
        }

        await Task.WhenAll(open.Select((objection, i) => host.AnswerAsync(
            objection, "dismiss", new { reason = "查无实据" }, Given.Officer with { Subject = $"officer-{i}" })));

        Assert.Equal("public-notice", (await host.ReadAsync(row)).Status);
    }

    [Fact]
    public async Task One_decision_answers_all_that_are_open_and_one_that_is_upheld_sends_the_application_back()
    {
        var row = await host.ShownAsync();
        await host.ObjectAsync(row, "甲先生");
        await host.AnswerAsync((await host.ObjectionsAsync(row.Id))[0], "accept");
        row = await host.StepAsync(await host.ReadAsync(row), Given.Officer, "objections", new { objector = "乙公司", grounds = "数据不实" });
        var third = await host.ObjectAsync(row, "丙女士");

        row = await host.StepAsync(row, Given.Officer, "objections/uphold", new { reason = "属实", to = "eligibility-check" });

        Assert.Equal(("eligibility-check", null), (row.Status, row.NoticeEndsAt));
        Assert.Equal(["upheld", "upheld", "received"], (await host.ObjectionsAsync(row.Id)).OrderByDescending(o => o.Status).Select(o => o.Status));
        Assert.Equal(0L, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{row.Id}'"));
        var late = (await host.ObjectionsAsync(row.Id)).Single(o => o.Number == third.Number);
        late = await host.AnswerAsync(await host.AnswerAsync(late, "accept"), "uphold", new { reason = "已处理", to = "under-evaluation" });
        Assert.Equal(("upheld", "eligibility-check"), (late.Status, (await host.ReadAsync(row)).Status)); // it has an answer, and nothing moves again
    }

    [Fact]
    public async Task The_applicant_comments_before_the_decision_and_learns_what_but_not_by_whom()
    {
        var row = await host.ShownAsync();
        await host.ObjectAsync(row, "保密的举报人");
        await host.AnswerAsync((await host.ObjectionsAsync(row.Id))[0], "accept");
        var applicant = Flow.Of(row.Organisation);

        var seen = Assert.Single(await host.ObjectionsAsync(row.Id, applicant));
        var commented = await host.AnswerAsync(seen, "comments", new { text = "平台系自建,附购置合同" }, applicant);

        Assert.Equal((null, null), (seen.Objector, seen.Contact));
        Assert.Equal("平台系自建,附购置合同", Assert.Single(commented.Comments).Text);
        Assert.Empty(await host.ObjectionsAsync(row.Id, Flow.Of(Flow.NewOrganisation())));
        Assert.Empty(await host.ObjectionsAsync(row.Id, Principal.Person(Role.CountyOfficer, area: "130104")));
        await host.AnswerAsync((await host.ObjectionsAsync(row.Id))[0], "dismiss", new { reason = "查无实据" });
        var decided = (await host.ObjectionsAsync(row.Id))[0];
        Assert.Equal(
            (HttpStatusCode.Conflict, "objection-wrong-state"),
            await host.TryAsync(applicant, $"/objections/{decided.Id}/comments", new { text = "再说" }, decided.Revision));
    }

    [Fact]
    public async Task There_is_an_end_to_the_open_objections_of_one_application()
    {
        var row = await host.ShownAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => host.ObjectAsync(row, $"某人{i}")));

        Assert.Equal((HttpStatusCode.Conflict, "too-many-objections"), await host.TryAsync(Principal.Nobody, "/public/objections", Flow.ObjectionBody(row.Id)));
    }

    [Fact]
    public async Task What_is_not_under_notice_and_what_does_not_exist_are_refused_alike()
    {
        var ranked = (await host.RankedAsync(await host.AnOpenCallAsync(), 1))[0];

        foreach (var id in new[] { ranked.Id, Guid.CreateVersion7() })
        {
            Assert.Equal((HttpStatusCode.Conflict, "notice-over"), await host.TryAsync(Principal.Nobody, "/public/objections", Flow.ObjectionBody(id)));
        }
    }

    [Fact]
    public async Task An_objection_of_the_last_instant_holds_the_notice_or_is_too_late_and_never_both()
    {
        var row = await host.ShownAsync();
        await host.ReadAsync<Guid>($"UPDATE application SET notice_ends_at = now() + interval '300 milliseconds' WHERE id = '{row.Id}' RETURNING id");
        await host.ReadAsync<Guid>($"UPDATE due SET due_at = now() + interval '300 milliseconds' WHERE subject_id = '{row.Id}' RETURNING id");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            host.TryAsync(Principal.Nobody, "/public/objections", Flow.ObjectionBody(row.Id))));

        var taken = answers.Count(a => a.Status == HttpStatusCode.Created);
        Assert.Equal(12, taken + answers.Count(a => a == (HttpStatusCode.Conflict, "notice-over")));
        await Eventually.EqualAsync(0L, () => host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{row.Id}'"), "the deadline has passed");
        Assert.Equal(taken > 0 ? "public-notice" : "government-consent", (await host.ReadAsync(row)).Status);
        foreach (var objection in await host.ObjectionsAsync(row.Id))
        {
            await host.AnswerAsync(objection, "refuse", new { ground = "not-about-this-application", reason = "与公示项目无关" });
        }

        await host.BecomesAsync(row.Id, "GovernmentConsent");
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_marked_overdue_by_itself_and_still_taken()
    {
        var row = await host.ShownAsync(new { noticeWorkingDays = 5, objectionAnswerWorkingDays = 3 });
        await host.ObjectAsync(row);
        var objection = (await host.ObjectionsAsync(row.Id))[0];
        await host.ReadAsync<Guid>($"UPDATE objection SET answer_due_at = now() - interval '1 minute' WHERE id = '{objection.Id}' RETURNING id");
        await host.ReadAsync<Guid>($"UPDATE due SET due_at = now() - interval '1 minute' WHERE subject_id = '{objection.Id}' RETURNING id");

        await Eventually.EqualAsync(true, () => host.ReadAsync<bool>($"SELECT overdue_since IS NOT NULL FROM objection WHERE id = '{objection.Id}'"), "overdue");
        objection = await host.AnswerAsync((await host.ObjectionsAsync(row.Id))[0], "accept");

        Assert.NotNull(objection.OverdueSince);
        Assert.Equal("dismissed", (await host.AnswerAsync(objection, "dismiss", new { reason = "查无实据" })).Status);
    }

    [Fact]
    public async Task Nothing_goes_to_the_city_with_an_open_objection_even_in_the_database()
    {
        var row = await host.ShownAsync();
        await host.ObjectAsync(row);

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            host.ReadAsync<long>($"UPDATE application SET status = 'GovernmentConsent' WHERE id = '{row.Id}' RETURNING revision"));
    }
}
