using System.Globalization;
using Scoring.Combination;
using Scoring.Combination.Severity;

namespace Scoring.Tests.Combination;

/// <summary>The mixed model against lme4's figures: <c>Golden/figures.R</c> says how they were made.</summary>
public sealed class SeverityGoldenTests
{
    [Theory]
    [InlineData("penicillin")] // balanced, published: 0.7169, 3.7309, 0.3024 and 22.9722
    [InlineData("sparse")] // three to five sheets of 12 experts for each of 40
    [InlineData("flat")] // no expert is severer than another: that variance is 0
    public void Estimates_are_those_of_lme4(string name)
    {
        var fit = SeverityModel.Fit(Table(name))!;

        Assert.True(fit.HasSettled);
        foreach (var (what, place, value) in Figures(name))
        {
            Assert.Equal(value, Estimate(fit, what, place), Math.Max(5e-5, Math.Abs(value) * 1e-5));
        }
    }

    internal static SheetTable Table(string name)
    {
        var marks = Rows($"{name}.csv").Select(row => new SheetMark(int.Parse(row[0], CultureInfo.InvariantCulture) - 1, int.Parse(row[1], CultureInfo.InvariantCulture) - 1, decimal.Parse(row[2], CultureInfo.InvariantCulture))).ToList();
        return new(marks.Max(m => m.Application) + 1, marks.Max(m => m.Expert) + 1, marks);
    }

    private static IEnumerable<(string What, int Place, double Value)> Figures(string name) =>
        Rows($"{name}.figures.csv").Select(row => (row[0], int.Parse(row[1], CultureInfo.InvariantCulture), double.Parse(row[2], CultureInfo.InvariantCulture)));

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Combination", "Golden", file)).Skip(1).Select(line => line.Split(','));

    private static double Estimate(SeverityFit fit, string what, int place) => what switch
    {
        "mean" => fit.Effects.Mean,
        "application-variance" => fit.Variances.Application,
        "expert-variance" => fit.Variances.Expert,
        "residual-variance" => fit.Variances.Residual,
        "application" => fit.Effects.Mean + fit.Effects.Applications[place - 1],
        "expert" => fit.Effects.Experts[place - 1],
        _ => double.NaN,
    };
}
