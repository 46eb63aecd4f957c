using Applications.Forms;
using Applications.Intake;
using Contracts;
using Contracts.Applications;
using ServiceDefaults.Http;

namespace Applications.Tests;

/// <summary>What the aggregate refuses, and what it tells others, without a host.</summary>
public sealed class ApplicationRuleTests
{
    private static DateTimeOffset Now => AnApplication.Now;

    [Theory]
    [InlineData(-1, "call-not-open")]
    [InlineData(0, null)]
    [InlineData(86_399_999, null)]
    [InlineData(86_400_000, "call-not-open")]
    public void The_window_is_half_open(long millisecondsAfterOpening, string? code)
    {
        var call = new Calls.Call(2018, AnApplication.Terms([BaseKind.Enterprise]) with { OpensAt = Now, ClosesAt = Now.AddDays(1) });
        call.Publish(Now.AddDays(-1), [new(BaseKind.Enterprise, Guid.CreateVersion7())]);
        var application = AnApplication.Draft(call);

        Assert.Equal(code, CodeOf(() => application.Submit(call, [], [], Now.AddMilliseconds(millisecondsAfterOpening))));
    }

    [Fact]
    public void Nothing_is_drafted_for_a_call_that_is_over_or_asks_for_another_kind()
    {
        var call = AnApplication.ACall();

        void DraftOf(BaseKind kind, DateTimeOffset at) => _ = new Application(call, kind, "x", AnApplication.Form, at);

        Assert.Equal("call-not-open", CodeOf(() => DraftOf(BaseKind.Enterprise, call.ClosesAt)));
        Assert.Equal("kind-not-in-call", CodeOf(() => DraftOf(BaseKind.Region, Now)));
    }

    [Fact]
    public void The_seal_is_the_same_for_the_same_form_and_another_for_any_other()
    {
        string Hash(ApplicationForm form, string code = "a") => SealedForm.Hash(Guid.Empty, BaseKind.Region, code, Guid.Empty, form, []);
        var form = AnApplication.Form;
        var answers = form.Answers!;

        Assert.Equal(Hash(form), Hash(form with { Answers = answers.Reverse().ToDictionary(a => a.Key, a => a.Value with { Value = a.Value.Value * 1.000m }) }));
        Assert.Equal(64, Hash(form).Length);
        Assert.Distinct(
        [
            Hash(form), Hash(form, "b"), Hash(form with { Name = "别的" }), Hash(form with { Payee = null }), Hash(form with { Partners = [] }),
            Hash(form with { Payee = form.Payee! with { AccountNumber = "62220002" } }),
            Hash(form with { Answers = new Dictionary<string, FormAnswer>() }),
            Hash(form with { Targets = new Dictionary<string, FormTarget> { ["T1"] = form.Targets!["T1"] with { Value = 5.0001m } } }),
        ]);
    }

    [Fact]
    public void A_sealed_form_does_not_change_and_a_supplement_stands_beside_it()
    {
        var application = AnApplication.At(ApplicationStatus.SupplementRequested);

        Assert.Equal("application-wrong-state", CodeOf(() => application.Change(AnApplication.Form with { Name = "别的" })));
        application.AddSupplement(new("补交附件2", Now), AnApplication.Report);

        Assert.Same(AnApplication.Form, application.Form);
        Assert.Equal(new("补交附件2", Now), Assert.Single(application.Supplements));
        Assert.Equal("application-wrong-state", CodeOf(() => application.AddSupplement(new("再补", Now), AnApplication.Report)));
    }

    [Fact]
    public void A_county_that_recommends_its_own_region_needs_an_independent_check()
    {
        var call = AnApplication.ACall(BaseKind.Region);
        var application = AnApplication.At(ApplicationStatus.CountyReview, call);

        Assert.True(application.Recommend(AnApplication.Recommendation()).OwnRegion);
        application.CheckEligibility(AnApplication.Report);
        var checkedFirst = AnApplication.At(ApplicationStatus.Recommended, call);
        Assert.Equal("independent-check-own-county", CodeOf(() => checkedFirst.CheckIndependently(new("d1", "核查", Now), Flow.Area)));
        checkedFirst.CheckIndependently(new("d1", "核查", Now), byArea: null);
        checkedFirst.CheckEligibility(AnApplication.Report);

        Assert.Equal("independent-check-missing", CodeOf(() => Find(application, "d2")));
        Assert.NotNull(Find(checkedFirst, "d2"));
        Assert.Equal("independent-check-not-needed", CodeOf(() => AnApplication.At(ApplicationStatus.Recommended).CheckIndependently(new("d1", "核查", Now), null)));
    }

    [Fact]
    public void Who_checked_independently_does_not_find_eligible()
    {
        var application = AnApplication.At(ApplicationStatus.Recommended, AnApplication.ACall(BaseKind.Region));
        application.CheckIndependently(new("d1", "核查", Now), byArea: null);
        application.CheckEligibility(AnApplication.Report);

        Assert.Equal("same-person", CodeOf(() => Find(application, "d1")));
    }

    [Fact]
    public void An_office_of_the_county_that_applies_for_another_kind_needs_an_independent_check_too()
    {
        var application = AnApplication.At(ApplicationStatus.CountyReview);

        Assert.True(application.Recommend(AnApplication.Recommendation(ownRegion: true)).OwnRegion);
        application.CheckEligibility(AnApplication.Report);

        Assert.Equal("independent-check-missing", CodeOf(() => Find(application, "d2")));
    }

    [Fact]
    public void The_experts_are_told_every_party_once_with_the_sealed_form()
    {
        var application = AnApplication.At(ApplicationStatus.EligibilityCheck);
        var criteria = Guid.CreateVersion7();

        var eligible = application.FindEligible("符合", AnApplication.Report, "d1", criteria, Now, [new(Guid.Empty, null, "方案.pdf", "application/pdf", 9, "ab")]);

        Assert.Equal(["样例申报单位"], eligible.Parties.Select(p => p.Name)); // payee and partner are the applicant itself
        Assert.Equal((application.Id, application.Revision, criteria, application.FormHash), (eligible.AggregateId, eligible.Version, eligible.CriteriaVersionId, eligible.FormHash));
        Assert.Equal(["X-1.1", "X-1.2", "X-2.1", "X-2.2"], eligible.Answers.Select(a => a.ItemCode));
        Assert.Equal("方案.pdf", Assert.Single(eligible.Materials!).FileName);
        Assert.Equal((12.5m, 11.25m), (eligible.Answers[2].Value, eligible.Answers[2].PreviousValue));
    }

    [Fact]
    public void A_base_carries_what_its_application_promised()
    {
        var application = AnApplication.At(ApplicationStatus.GovernmentConsent);

        var recognised = application.Recognise("石政函〔2018〕9号", new(2018, 5, 2)).Announce(2018);

        Assert.Equal<(Guid?, Guid?, int)>((application.RecognitionId, application.Id, 2018), (recognised.AggregateId, recognised.ApplicationId, recognised.Year));
        Assert.Equal(("6222000000000001", application.Applicant), (recognised.Payee?.AccountNumber, recognised.Builder));
        Assert.Equal([new("T1", "创新平台", 5m, "个", new(2020, 12, 31))], recognised.Targets);
        Assert.Equal([new(2018, 1_500_000_00), new OwnFunding(2019, 2_000_000_50)], recognised.Plan!.OwnFunding);
        Assert.Equal([new("平台建成", new(2018, 12, 31)), new PlannedMilestone("全面运营", new(2019, 12, 31))], recognised.Plan.Milestones);
        Assert.Equal(12, recognised.Plan.Tasks.Count);
        Assert.Equal("制定企业创新创业中长期发展战略,建立适应创新发展的企业组织体系、制度体系和创新体系", recognised.Plan.Tasks[0].Title);
    }

    [Fact]
    public void Only_what_was_handed_in_is_announced_as_withdrawn()
    {
        Assert.Null(AnApplication.Draft().Withdraw("不申报了", Now));
        var call = AnApplication.ACall();
        var application = AnApplication.Draft(call);
        application.Submit(call, [], [], Now);

        Assert.Equal(application.Revision + 1, application.Withdraw("不申报了", Now)?.Version);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "call-not-open")]
    public void A_returned_form_is_taken_after_the_call_until_its_correction_is_due(long microseconds, string? code)
    {
        var call = AnApplication.ACall();
        var application = AnApplication.At(ApplicationStatus.CountyReview, call);
        var until = call.ClosesAt.AddDays(7);
        application.Return("补充", [], until, Now);
        application.Reopen();

        Assert.Equal(code, CodeOf(() => application.Submit(call, [], [], until.AddMicroseconds(microseconds))));
    }

    private static Contracts.Applications.ApplicationEligible Find(Application application, string by) => application.FindEligible("符合", AnApplication.Report, by, Guid.Empty, Now, []);

    private static string? CodeOf(Action act) => (Record.Exception(act) as RuleViolationException)?.Code;
}
