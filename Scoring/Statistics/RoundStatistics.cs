using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>What statistics are asked for. The same questions about the same record have the same answer everywhere.</summary>
/// <param name="Places">How many are to be chosen, where that is known.</param>
public sealed record StatisticsQuestion(Resampling Resampling, int? Places);

/// <summary>How the applications' scores lie.</summary>
/// <param name="Mean">Of the combined scores.</param>
public sealed record ScoreDistribution(double Mean, double? Deviation, double Lowest, double LowerQuartile, double Median, double UpperQuartile, double Highest);

/// <summary>How far experts agree; what does not apply says why.</summary>
public sealed record Agreement(
    Estimate AlphaOrdinal, Estimate AlphaInterval, OneWayReliability OneWay, VarianceComponents Components, TwoWayReliability TwoWay, KendallConcordance Concordance);

/// <summary>All statistics of one round and kind, or of one ranking. Applications and experts by their places in <paramref name="Round"/>.</summary>
/// <param name="Scores">As the method combines sheets.</param>
/// <param name="Recombined">How sheets were combined in the comparisons: the method's way, or in a large round the mean in severity's place.</param>
/// <param name="Distribution">None without an application.</param>
public sealed record RoundStatistics(
    JudgedRound Round, PassLine Line, IReadOnlyList<decimal> Scores, string Recombined, ScoreDistribution? Distribution, Agreement Agreement, IReadOnlyList<ExpertSeverity> Experts,
    IReadOnlyList<OutlyingSheet> Outliers, IReadOnlyList<ItemDiscrimination> Items, IReadOnlyList<LeaveOneExpertOut> WithoutExpert,
    IReadOnlyList<WeightEffect> Weights, IReadOnlyList<RankInterval> Ranks)
{
    public static RoundStatistics Of(RankingInput input, ScoringMethod method, StatisticsQuestion question)
    {
        var round = new JudgedRound(input, method);
        var (sheets, resampling, line) = (round.Sheets, question.Resampling, new PassLine(method.PassMark, question.Places));
        var scores = Combiner.Combine(sheets, method).Scores;
        var agreement = new Agreement(
            KrippendorffAlpha.Of(sheets, Measurement.Ordinal, resampling), KrippendorffAlpha.Of(sheets, Measurement.Interval, resampling),
            OneWayReliability.Of(sheets), VarianceComponents.Of(sheets, resampling), TwoWayReliability.Of(sheets), KendallConcordance.Of(sheets));
        var recombined = Recombination.For(sheets, method).Combination;
        return scores.Count == 0
            ? new(round, line, scores, recombined, null, agreement, [], [], [], [], [], [])
            : new(
                round, line, scores, recombined, Described([.. scores.Select(score => (double)score).Order()]), agreement, ExpertSeverity.Of(sheets), OutlyingSheet.Of(sheets),
                ItemDiscrimination.Of(round.Items), LeaveOneExpertOut.Of(sheets, method, line), WeightEffect.Of(round, line),
                RankInterval.Of(sheets, method, resampling, question.Places));
    }

    private static ScoreDistribution Described(double[] sorted)
    {
        var mean = sorted.Average();
        double? deviation = sorted.Length < 2 ? null : Math.Sqrt(sorted.Sum(score => (score - mean) * (score - mean)) / (sorted.Length - 1));
        double At(double share) => Estimate.Rounded(Percentiles.Of(sorted, share))!.Value;
        return new(Estimate.Rounded(mean)!.Value, Estimate.Rounded(deviation), sorted[0], At(0.25), At(0.5), At(0.75), sorted[^1]);
    }
}
