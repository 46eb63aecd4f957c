using Applications.Intake;
using ServiceDefaults.Http;

namespace Applications.Tests;

/// <summary>What an objection does to an application, without a host.</summary>
public sealed class ObjectionRuleTests
{
    private static DateTimeOffset Now => AnApplication.Now;

    [Fact]
    public void Objections_are_taken_until_the_notice_ends_and_decided_together()
    {
        var application = AnApplication.At(ApplicationStatus.Shortlisted);
        application.ShowToThePublic(Now.AddDays(7));
        application.Object("甲", "资料不实", Now);
        application.Object("乙", "重复申报", Now.AddDays(7).AddMilliseconds(-1));

        Assert.Equal("notice-over", Assert.Throws<RuleViolationException>(() => application.Object("丙", "太晚", Now.AddDays(7))).Code);
        Assert.False(application.EndNotice(Now.AddDays(8)));
        application.Dismiss("查无实据", Now.AddDays(8));
        application.ResumeNotice();

        Assert.All(application.Objections.Take(2), o => Assert.Equal((false, "查无实据"), (o.Upheld, o.Answer)));
        Assert.True(application.EndNotice(Now.AddDays(8)));
    }

    [Theory]
    [InlineData(true, ApplicationStatus.UnderEvaluation)]
    [InlineData(false, ApplicationStatus.EligibilityCheck)]
    public void An_upheld_objection_takes_rank_and_notice_away(bool toEvaluation, ApplicationStatus status)
    {
        var application = AnApplication.At(ApplicationStatus.Shortlisted, rank: 1);
        application.ShowToThePublic(Now.AddDays(7));
        application.Object("甲", "资料不实", Now);
        application.Uphold("属实", Now);

        var upheld = application.GoBack(toEvaluation, "属实");

        Assert.Equal((status, null, null), (application.Status, application.Rank, application.NoticeEndsAt));
        Assert.Equal((application.Revision, toEvaluation), (upheld.Version, upheld.ToEvaluation));
    }
}
