using Contracts;
using Contracts.Applications;
using Evaluation.Criteria;
using Evaluation.Figures;
using Evaluation.Reviews;
using Evaluation.Rounds;
using ServiceDefaults.Http;

namespace Evaluation.Tests;

/// <summary>Numeric items are judged from figures; both readings of the research rule are shown and the call says which binds (R39, R131).</summary>
public sealed class NumericJudgeTests
{
    private static readonly CriteriaVersion Region = new(Annex.Shipped.Document, Annex.Shipped.Of(BaseKind.Region));

    private static readonly ReferenceFigure[] References =
    [
        Figure(ReferenceScope.City, 2016, 1.5m), Figure(ReferenceScope.City, 2017, 2.05m), Figure(ReferenceScope.City, 2019, 0m),
        Figure(ReferenceScope.Province, 2017, 1.25m), new("other", ReferenceScope.City, 2018, 0, "%", "公报"),
    ];

    [Theory]
    [InlineData(ReferenceScope.Province, true)]
    [InlineData(ReferenceScope.City, false)]
    public void The_call_says_which_reading_binds_and_both_are_shown(ReferenceScope binding, bool satisfied)
    {
        var figure = Judge(binding, new ItemAnswer("REG-5.1", null, null, 1.9m, null))[0];

        Assert.Equal(satisfied, figure.Satisfied);
        Assert.Equal(
            [(ReferenceScope.City, 2017, 2.05m, false), (ReferenceScope.Province, 2017, 1.25m, true)],
            figure.Readings.Select(r => (r.Scope, r.Year, r.Reference, r.Satisfied)));
        Assert.Equal(binding, Assert.Single(figure.Readings, r => r.Binding).Scope);
    }

    [Fact]
    public void Rise_and_share_are_judged_from_this_and_last_year()
    {
        var figures = Judge(ReferenceScope.City, new("REG-5.1", null, null, 3, null), new("REG-5.2", null, null, 21.4m, 20.4m), new("REG-5.3", null, null, 59.9m, null));

        Assert.Equal([("REG-5.1", true), ("REG-5.2", true), ("REG-5.3", false)], figures.Select(f => (f.ItemCode, f.Satisfied)));
    }

    [Fact]
    public void A_figure_that_was_not_given_satisfies_nothing_and_one_beyond_reason_does_no_harm()
    {
        Assert.All(Judge(ReferenceScope.City), figure => Assert.False(figure.Satisfied));
        Assert.True(Judge(ReferenceScope.City, new ItemAnswer("REG-5.2", null, null, decimal.MaxValue, decimal.MinValue))[1].Satisfied);
    }

    [Fact]
    public void Without_the_binding_reference_nothing_is_judged_by_guessing()
    {
        var refusal = Assert.Throws<RuleViolationException>(() => NumericJudge.Judge(Region, [], References.Where(r => r.Scope is ReferenceScope.City).ToList(), RoundBy(ReferenceScope.Province)));

        Assert.Equal("reference-missing", refusal.Code);
    }

    private static IReadOnlyList<JudgedFigure> Judge(ReferenceScope binding, params ItemAnswer[] answers) =>
        NumericJudge.Judge(Region, answers, References, RoundBy(binding));

    private static Round RoundBy(ReferenceScope binding) => new(Given.Call(Guid.CreateVersion7(), kind: BaseKind.Region, scope: binding));

    private static ReferenceFigure Figure(ReferenceScope scope, int year, decimal value) => new("average-rd-intensity", scope, year, value, "%", "统计公报");
}
