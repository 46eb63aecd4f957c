using Applications.Forms;
using Applications.Eligibility.Rules;
using Applications.Intake;
using Contracts;
using ServiceDefaults.Http;

namespace Applications.Tests;

/// <summary>Every automatic rule by its own facts, and what stands between a report and the finding.</summary>
public sealed class EligibilityRuleTests
{
    private const string Code = "91130102MADEM00117";
    private const string OtherCode = "12130104MADEM002X1";

    private static readonly EligibilityFacts Good = new(
        BaseKind.Enterprise, "130102", "1301", [BaseKind.Enterprise], AreaHasBody: true, AreaIsListed: true, [], Code, CarrierCode: null, [Code, OtherCode], [], [],
        BarMonths: 24, new(2018, 4, 2));

    public static TheoryData<string, Outcome, string> Cases => new()
    {
        { "kind-invited", Outcome.Failed, "not invited" },
        { "area-known", Outcome.Failed, "no body" },
        { "area-known", Outcome.Failed, "not listed" },
        { "place-in-city", Outcome.Failed, "a university elsewhere" },
        { "place-in-city", Outcome.NeedsALook, "an enterprise elsewhere" },
        { "place-in-city", Outcome.Passed, "a zone" },
        { "form-complete", Outcome.Failed, "a problem" },
        { "credit-codes-right", Outcome.Failed, "a wrong check character" },
        { "one-application-per-carrier", Outcome.Failed, "the same carrier" },
        { "one-application-per-carrier", Outcome.Failed, "the applicant is the other's carrier" },
        { "applicant-once", Outcome.NeedsALook, "the same applicant with another carrier" },
        { "no-live-title", Outcome.NeedsALook, "a title" },
        { "no-live-title", Outcome.Passed, "a title of another kind" },
        { "no-live-title", Outcome.Passed, "a lost title" },
        { "not-barred", Outcome.Failed, "the last day of the bar" },
        { "not-barred", Outcome.Passed, "the day after the bar" },
        { "not-barred", Outcome.Failed, "two lost titles" },
        { "not-barred", Outcome.Passed, "no bar" },
    };

    private static EligibilityFacts FactsOf(string situation) => situation switch
    {
        "not invited" => Good with { Invited = [BaseKind.Region, BaseKind.University] },
        "no body" => Good with { AreaHasBody = false },
        "not listed" => Good with { AreaIsListed = false },
        "a university elsewhere" => Good with { Kind = BaseKind.University, Invited = [BaseKind.University], Area = "130602" },
        "an enterprise elsewhere" => Good with { Area = "130602" },
        "a zone" => Good with { Kind = BaseKind.University, Invited = [BaseKind.University], Area = "P00001" },
        "a problem" => Good with { Problems = [new FormProblem("/targets", "target-missing", "Promise one.", "缺少")] },
        "a wrong check character" => Good with { CreditCodes = [Code, "91130102MADEM00118"] },
        "the same carrier" => Good with { CarrierCode = OtherCode, Others = [Other("91130108MADEM0038M", OtherCode)] },
        "the applicant is the other's carrier" => Good with { Others = [Other(OtherCode, Code)] },
        "the same applicant with another carrier" => Good with { Others = [Other(Code, OtherCode)] },
        "a title" => Good with { Titles = [new("2018-ENT-001", BaseKind.Enterprise, null)] },
        "a title of another kind" => Good with { Titles = [new("2018-REG-001", BaseKind.Region, null)] },
        "a lost title" => Good with { Titles = [new("2018-ENT-001", BaseKind.Enterprise, new(2010, 1, 1))] },
        "the last day of the bar" => Good with { Titles = [Lost(2016, 4, 3)] },
        "the day after the bar" => Good with { Titles = [Lost(2016, 4, 2)] },
        "two lost titles" => Good with { Titles = [Lost(2010, 1, 1), Lost(2018, 1, 1)] },
        "no bar" => Good with { Titles = [Lost(2018, 4, 3)], BarMonths = 0 },
        _ => throw new ArgumentOutOfRangeException(nameof(situation)),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_says_what_it_finds_and_the_others_do_not_mind(string rule, Outcome outcome, string situation)
    {
        var findings = EligibilityRule.All.Select(r => r.Find(FactsOf(situation))).ToList();

        Assert.Equal(outcome, findings.Single(f => f.Rule == rule).Outcome);
        Assert.All(findings.Where(f => f.Rule != rule), f => Assert.Equal(Outcome.Passed, f.Outcome));
    }

    [Fact]
    public void Nothing_stands_against_a_good_application_and_every_rule_names_its_clause()
    {
        var findings = EligibilityRule.All.Select(r => r.Find(Good)).ToList();

        Assert.All(findings, f => Assert.Equal(Outcome.Passed, f.Outcome));
        Assert.All(findings, f => Assert.Matches("^(R[0-9]+ |GB )", f.Clause));
        Assert.Distinct(findings.Select(f => f.Rule));
        Assert.Empty(EligibilityRule.All.Select(r => r.Name).Except(Cases.Select(c => c.Data.Item1)));
    }

    [Fact]
    public void A_failed_rule_refuses_and_a_doubt_wants_a_look()
    {
        string? CodeOf(Outcome outcome, params Look[] looks) => (Record.Exception(() => Gate(outcome, looks)) as RuleViolationException)?.Code;

        Assert.Null(CodeOf(Outcome.Passed));
        Assert.Equal("eligibility-rule-failed", CodeOf(Outcome.Failed, new Look("x", "看过")));
        Assert.Equal("look-missing", CodeOf(Outcome.NeedsALook));
        Assert.Equal("look-missing", CodeOf(Outcome.NeedsALook, new Look("y", "看过")));
        Assert.Equal("看过", Gate(Outcome.NeedsALook, new Look("x", "看过")).Findings[0].Remark);
    }

    private static EligibilityReport Gate(Outcome outcome, params Look[] looks) =>
        EligibilityGate.Pass(new(1, ReviewOccasion.Final, AnApplication.Now, [new("x", outcome, "因", "R1 序言")]), looks);

    private static OtherApplication Other(string applicant, string? carrier) => new(Guid.CreateVersion7(), BaseKind.Region, "另一基地", applicant, carrier);

    private static TitleFact Lost(int year, int month, int day) => new("2015-REG-001", BaseKind.Region, new(year, month, day));
}
