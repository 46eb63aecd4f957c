using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>
/// ICC(1) of Shrout and Fleiss (1979): each application has experts of its own. The interval is exact where every application has as
/// many sheets, and with Searle's mean number of sheets close to it elsewhere.
/// </summary>
/// <param name="Single">How far one sheet can be relied on: ICC(1,1).</param>
/// <param name="Mean">How far the mean of an application's sheets can: ICC(1,k).</param>
/// <param name="SheetsPerApplication">The k.</param>
public sealed record OneWayReliability(Estimate Single, Estimate Mean, double? SheetsPerApplication)
{
    public static OneWayReliability Of(SheetTable sheets)
    {
        var sample = new Sample(sheets);
        if (sample.Applications < 2 || sample.Within <= 0)
        {
            var none = Estimate.None("It needs two applications, one of them with two sheets at least.");
            return new(none, none, null);
        }

        if (sample.MeanSquareBetween + sample.MeanSquareWithin <= 0)
        {
            var none = Estimate.None("All sheets give the same score.");
            return new(none, none, Estimate.Rounded(sample.Size));
        }

        if (sample.MeanSquareWithin <= 0)
        {
            var full = Estimate.Of(1, 1, 1);
            return new(full, full, Estimate.Rounded(sample.Size));
        }

        var f = sample.MeanSquareBetween / sample.MeanSquareWithin;
        var tail = 1 - (1 - Estimate.Confidence) / 2;
        var low = f / FQuantile.Of(sample.Applications - 1, sample.Within, tail);
        var high = f * FQuantile.Of(sample.Within, sample.Applications - 1, tail);
        double Icc(double ratio) => (ratio - 1) / (ratio + sample.Size - 1);
        return new(Estimate.Of(Icc(f), Icc(low), Icc(high)), Estimate.Of(1 - 1 / f, 1 - 1 / low, 1 - 1 / high), Estimate.Rounded(sample.Size));
    }

    /// <summary>The one-way analysis of variance.</summary>
    private sealed class Sample
    {
        public Sample(SheetTable sheets)
        {
            var groups = Enumerable.Range(0, sheets.Applications).Select(a => sheets.ScoresOf(a)).Where(scores => scores.Length > 0).ToList();
            var n = groups.Sum(scores => scores.Length);
            Applications = groups.Count;
            Within = n - Applications;
            if (Applications < 2 || Within <= 0)
            {
                return;
            }

            var grand = groups.Sum(scores => scores.Sum()) / n;
            MeanSquareBetween = groups.Sum(scores => scores.Length * Square(scores.Average() - grand)) / (Applications - 1);
            MeanSquareWithin = groups.Sum(scores => { var mean = scores.Average(); return scores.Sum(score => Square(score - mean)); }) / Within;
            Size = (n - groups.Sum(scores => (double)scores.Length * scores.Length) / n) / (Applications - 1);
        }

        public int Applications { get; }

        /// <summary>Degrees of freedom.</summary>
        public int Within { get; }

        public double MeanSquareBetween { get; }

        public double MeanSquareWithin { get; }

        public double Size { get; }

        private static double Square(double x) => x * x;
    }
}
