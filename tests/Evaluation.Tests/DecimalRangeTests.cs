using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Contracts;
using Evaluation.Figures;
using Evaluation.Performance;
using Evaluation.Performance.Methods;

namespace Evaluation.Tests;

/// <summary>A decimal is compared with its bounds as it is, and not rounded to a whole number first.</summary>
public sealed class DecimalRangeTests
{
    [Theory]
    [InlineData("1000000000", true)]
    [InlineData("1000000000.000001", false)]
    [InlineData("1000000000.4", false)]
    [InlineData("-1000000000", true)]
    [InlineData("-1000000000.000001", false)]
    [InlineData("99999999999999999999", false)]
    public void A_figure_is_within_a_thousand_million(string text, bool taken)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(taken, IsValid(new PublishFigure.Request("average-rd-intensity", default, 2018, value, "%", "年鉴")));
        Assert.Equal(taken, IsValid(new CorrectFigure.Request(value, "年鉴", "勘误")));
        Assert.Equal(taken, IsValid(new FoundIndicator("I1", "台账", value)));
        Assert.Equal(taken, IsValid(new FoundIndicator("I1", "台账", Previous: value)));
        Assert.Equal(taken, IsValid(new FoundIndicator("I1", "台账", Reference: value)));
    }

    [Theory]
    [InlineData("100", true)]
    [InlineData("100.0001", false)]
    [InlineData("100.4", false)]
    [InlineData("0", true)]
    [InlineData("-0.0001", false)]
    [InlineData("-0.4", false)]
    public void A_grade_begins_between_0_and_100(string text, bool taken)
    {
        var score = decimal.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(taken, IsValid(new DraftMethod.GradeRule(Grade.Good, score)));
        Assert.Equal(taken, IsValid(new DraftMethod.GradeRule(Grade.Good, 1, SheetFrom: score)));
        Assert.Equal(taken, IsValid(new DraftMethod.GradeRule(Grade.Good, 1, TargetsFrom: score)));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("1.00000000000000000001", false)]
    [InlineData("0.01", true)]
    [InlineData("0.00999999999999999999999", false)]
    public void A_share_of_the_sheet_is_neither_more_than_all_nor_next_to_nothing(string text, bool taken) => Assert.Equal(
        taken, Faults(new DraftMethod.Request("办法", decimal.Parse(text, CultureInfo.InvariantCulture), Grades())).All(f => f.ErrorMessage!.StartsWith("At most", StringComparison.Ordinal)));

    private static DraftMethod.GradeRule[] Grades() => [new(Grade.Outstanding, 85), new(Grade.Good, 70), new(Grade.Qualified, 60), new(Grade.Poor, 0)];

    private static bool IsValid(object request) => Faults(request).Count == 0;

    private static List<ValidationResult> Faults(object request)
    {
        List<ValidationResult> faults = [];
        Validator.TryValidateObject(request, new(request), faults, validateAllProperties: true);
        return faults;
    }
}
