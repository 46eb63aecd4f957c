using System.Reflection;
using Applications.Intake;
using Applications.Objections;
using Calendar;
using CsCheck;
using ServiceDefaults.Http;

namespace Applications.Tests;

/// <summary>What an objection is, and what it does to an application, without a host.</summary>
public sealed class ObjectionRuleTests
{
    private const string Design = "Received>Accepted Received>Refused Accepted>Dismissed Accepted>Upheld";
    private static readonly WorkingCalendar Official = new(StateCouncilCalendars.Years);

    private static DateTimeOffset Now => AnApplication.Now;

    [Fact]
    public void Every_arrow_of_an_objection_exists_and_no_other()
    {
        var moves = typeof(Objection).GetMethod("MoveTo", BindingFlags.Instance | BindingFlags.NonPublic)!;
        var possible = from start in Enum.GetValues<ObjectionStatus>() from end in Enum.GetValues<ObjectionStatus>()
                       where Record.Exception(() => moves.Invoke(At(start), [end])) is null select $"{start}>{end}";

        Assert.Equal(Design.Split(' ').Order(), possible.Order());
    }

    [Fact]
    public void Objections_are_taken_until_the_notice_ends_also_while_one_is_open()
    {
        var application = AnApplication.At(ApplicationStatus.Shortlisted);
        application.ShowToThePublic(Guid.CreateVersion7(), Now.AddDays(7));
        application.OpenObjection();

        Assert.True(application.IsShownAt(Now.AddDays(7).AddMilliseconds(-1)));
        Assert.False(application.IsShownAt(Now.AddDays(7)));
        Assert.False(application.EndNotice(Now.AddDays(8)));
        application.Dismiss("查无实据", Now.AddDays(8));
        application.ResumeNotice();
        Assert.True(application.EndNotice(Now.AddDays(8)));
        Assert.False(application.IsShownAt(Now));
    }

    [Theory]
    [InlineData(true, ApplicationStatus.UnderEvaluation)]
    [InlineData(false, ApplicationStatus.EligibilityCheck)]
    public void An_upheld_objection_takes_rank_and_notice_away(bool toEvaluation, ApplicationStatus status)
    {
        var application = AnApplication.At(ApplicationStatus.Shortlisted, rank: 1);
        application.ShowToThePublic(Guid.CreateVersion7(), Now.AddDays(7));
        application.OpenObjection();
        application.Uphold("属实", Now);

        var upheld = application.GoBack(new(toEvaluation, "属实", ["ENT-1.1"], []));

        Assert.Equal((status, null, null), (application.Status, application.Rank, application.NoticeEndsAt));
        Assert.Equal((application.Revision, toEvaluation), (upheld.Version, upheld.ToEvaluation));
        Assert.Equal(["ENT-1.1"], upheld.Items);
        Assert.Equal(upheld.Version, application.SentBackAt);
    }

    [Fact]
    public void Items_and_sheets_are_named_only_for_the_experts()
    {
        Assert.Empty(new AnswerObjections.UpholdRequest("属实", AnswerObjections.BackTo.UnderEvaluation, ["ENT-1.1"], [Guid.Empty]).Validate(new(this)));
        Assert.Single(new AnswerObjections.UpholdRequest("属实", AnswerObjections.BackTo.EligibilityCheck, ["ENT-1.1"]).Validate(new(this)));
        Assert.Empty(new AnswerObjections.UpholdRequest("属实", AnswerObjections.BackTo.EligibilityCheck).Validate(new(this)));
    }

    [Fact]
    public void An_answer_is_overdue_at_the_first_instant_after_its_days_and_only_while_it_is_missing()
    {
        var objection = At(ObjectionStatus.Accepted);

        Assert.False(objection.PassDeadline(objection.AnswerDueAt.AddTicks(-1)));
        Assert.True(objection.PassDeadline(objection.AnswerDueAt));
        Assert.False(objection.PassDeadline(objection.AnswerDueAt)); // once
        Assert.False(At(ObjectionStatus.Dismissed).PassDeadline(objection.AnswerDueAt));
    }

    [Fact]
    public void Only_its_token_opens_an_answer_and_none_where_an_officer_recorded_it()
    {
        var objection = At(ObjectionStatus.Received);
        Assert.False(objection.IsToken(""));
        var token = objection.GiveToken();

        Assert.True(objection.IsToken(token));
        Assert.False(objection.IsToken(token[..^1]));
        Assert.DoesNotContain(token, System.Text.Encoding.UTF8.GetString(objection.TokenHash!), StringComparison.Ordinal);
    }

    /// <summary>Over the spring festival, the national day and the turn of the year, from any day of two years.</summary>
    [Fact]
    public void A_deadline_lies_after_exactly_its_working_days_whatever_holidays_lie_between() => Gen.Select(Gen.Int[0, 690], Gen.Int[1, 30]).Sample((day, days) =>
    {
        var opened = new DateOnly(2018, 1, 1).AddDays(day);
        var last = Shanghai.DateOf(Official.DueAfter(opened, days).AddTicks(-1));

        Assert.True(Official.IsWorkingDay(last));
        Assert.Equal(days, Enumerable.Range(1, last.DayNumber - opened.DayNumber).Count(i => Official.IsWorkingDay(opened.AddDays(i))));
        Assert.Equal(TimeSpan.Zero, Official.DueAfter(opened, days) - Shanghai.StartOfDay(last.AddDays(1)));
    });

    [Fact]
    public void A_notice_of_the_last_days_of_the_year_ends_in_the_next() =>
        Assert.Equal(Shanghai.StartOfDay(new(2019, 1, 8)), Official.DueAfter(new(2018, 12, 28), 5)); // 29 December is worked; 30 December to 1 January are off

    private static Objection At(ObjectionStatus status)
    {
        var objection = new Objection(Guid.CreateVersion7(), new("王某某", "0311-80000000"), "资料不实", [], Now, Now.AddDays(14));
        typeof(Objection).GetProperty(nameof(Objection.Status))!.SetValue(objection, status);
        return objection;
    }
}
