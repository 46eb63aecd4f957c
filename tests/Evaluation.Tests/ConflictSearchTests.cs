using CsCheck;
using Evaluation.Conflicts;
using Evaluation.Conflicts.Rules;
using Evaluation.Examinations;
using Evaluation.Experts;

namespace Evaluation.Tests;

/// <summary>Who may not examine what, as a pure function of the facts (R88).</summary>
public sealed class ConflictSearchTests
{
    private const string Party = "91130102MADEM0012A";
    private const string County = "130102";
    private static readonly DateOnly Today = new(2018, 6, 15);
    private static readonly ConflictTerms Terms = new(LookBackYears: 3, CooperationYears: 1, SameArea: true);

    [Theory]
    [InlineData(AffiliationKind.Employment, null, true)]
    [InlineData(AffiliationKind.Employment, "2015-06-15", true)]
    [InlineData(AffiliationKind.Employment, "2015-06-14", false)]
    [InlineData(AffiliationKind.Advisory, "2015-06-15", true)]
    [InlineData(AffiliationKind.Ownership, "2015-06-14", false)]
    [InlineData(AffiliationKind.Cooperation, "2017-06-15", true)]
    [InlineData(AffiliationKind.Cooperation, "2017-06-14", false)]
    public void A_bond_counts_for_the_years_that_the_round_looks_back_to_the_day(AffiliationKind kind, string? to, bool counts)
    {
        var table = Find([Expert("e1", bonds: Bond(kind, to: to))], [Application(1)]);

        Assert.Equal(counts ? [kind is AffiliationKind.Cooperation ? ConflictKind.Cooperation : ConflictKind.Affiliation] : [], table.All.Select(c => c.Kind));
        Assert.All(table.All, c => Assert.Contains(Party, c.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_bond_that_is_to_begin_counts_already() =>
        Assert.Single(Find([Expert("e1", bonds: Bond(AffiliationKind.Employment, from: "2019-01-01"))], [Application(1)]).All);

    [Fact]
    public void A_leap_day_is_looked_back_on_from_the_last_of_february() => Assert.Single(ConflictSearch.Find(
        Terms, new(2020, 2, 29), [Expert("e1", bonds: Bond(AffiliationKind.Employment, to: "2017-02-28"))], [Application(1)], []).All);

    [Fact]
    public void Experts_are_kept_from_their_own_county_where_the_round_says_so()
    {
        Assert.Equal(ConflictKind.SameArea, Assert.Single(Find([Expert("e1", County), Expert("e2", "130104"), Expert("e3")], [Application(1)]).All).Kind);
        Assert.Empty(ConflictSearch.Find(Terms with { SameArea = false }, Today, [Expert("e1", County)], [Application(1)], []).All);
    }

    [Fact]
    public void What_is_stated_of_an_application_is_of_that_one_and_what_is_stated_of_an_organisation_of_all_its_applications()
    {
        var (first, second, other) = (Application(1), Application(2), Application(3, party: "P2"));
        var table = Find(
            [Expert("e1"), Expert("e2")], [first, second, other],
            new("e1", first.ApplicationId, null, ConflictKind.Recusal, "asked"), new("e2", null, Party, ConflictKind.Declared, "spouse"),
            new("nobody", first.ApplicationId, null, ConflictKind.Declared, "not in the pool"));

        Assert.Equal(
            [(first.ApplicationId, "e1"), (first.ApplicationId, "e2"), (second.ApplicationId, "e2")], table.All.Select(c => (c.ApplicationId, c.Expert)));
        Assert.Equal("spouse", table.ReasonsAgainst(second.ApplicationId)["e2"]);
        Assert.Empty(table.ReasonsAgainst(other.ApplicationId));
    }

    [Fact]
    public void Every_reason_is_told_once()
    {
        var table = Find(
            [Expert("e1", County, Bond(AffiliationKind.Employment), Bond(AffiliationKind.Employment), Bond(AffiliationKind.Cooperation))], [Application(1)]);

        Assert.Equal([ConflictKind.Affiliation, ConflictKind.Cooperation, ConflictKind.SameArea], table.All.Select(c => c.Kind));
    }

    [Fact]
    public void The_order_of_experts_and_applications_changes_nothing_and_time_alone_makes_no_conflict() =>
        Gen.Select(Gen.Int[0, 3].Array[10], Gen.Int[-2000, 2000].Array[10], Gen.Int[0, 4000], Gen.Int[0, 10_000]).Sample((parties, ends, days, seed) =>
        {
            var experts = parties.Select((p, i) => Expert(
                $"e{i}", i % 3 == 0 ? County : null, new Affiliation(Guid.Empty, $"P{p}", null, (AffiliationKind)(i % 4), null, Today.AddDays(ends[i])))).ToArray();
            var applications = Enumerable.Range(0, 6).Select(i => Application(i, $"P{i % 4}")).ToArray();
            var first = ConflictSearch.Find(Terms, Today, experts, applications, []).All;
            new Random(seed).Shuffle(experts);
            new Random(seed + 1).Shuffle(applications);
            var second = ConflictSearch.Find(Terms, Today, experts, applications, []).All;
            var later = ConflictSearch.Find(Terms, Today.AddDays(days), experts, applications, []).All;
            return first.SequenceEqual(second) && later.All(first.Contains);
        });

    private static ConflictTable Find(Expert[] experts, Examination[] applications, params StatedConflict[] stated) =>
        ConflictSearch.Find(Terms, Today, experts, applications, stated);

    private static Examination Application(int number, string party = Party)
    {
        var examination = new Examination(new($"0198a000-0000-7000-8000-{number:000000000000}"), Guid.Empty);
        examination.TakeForm(Given.Eligible(examination.ApplicationId, Guid.Empty, Guid.Empty, party: party));
        return examination;
    }

    private static Expert Expert(string subject, string? area = null, params Affiliation[] bonds) =>
        new(subject, new("样例", "孵化", [], null, Seniority.Unstated, null, area), bonds, []);

    private static Affiliation Bond(AffiliationKind kind, string? from = null, string? to = null) =>
        new(Guid.CreateVersion7(), Party, null, kind, Day(from), Day(to));

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
