using Scoring.Statistics;

namespace Evaluation.Statistics;

/// <summary>Statistics as callers see them. Whoever has the decision record can compute them again, with this seed to the last digit shown.</summary>
/// <param name="RecordHash">Of the ranking's decision record; none before there is a ranking.</param>
/// <param name="Unjudged">Applications without a locked sheet: they take no part.</param>
/// <param name="Combination">How the method makes an application's score from its sheets.</param>
/// <param name="Recombined">How sheets were combined in draws, without an expert and by other weights: the mean in the place of severity-adjusted scores where there are more sheets than can be fitted so often.</param>
/// <param name="PassMark">The method's; none where it has none.</param>
/// <param name="Places">As asked.</param>
/// <param name="Experts">The severest first.</param>
/// <param name="Outliers">Sheets far from the others of their application, the furthest first.</param>
/// <param name="WithoutExpert">What the list would be without one expert; whose absence changes most comes first.</param>
/// <param name="Weights">What the list would be if one dimension weighed otherwise.</param>
/// <param name="Ranks">Every application's place and its 95 % interval, best first.</param>
public sealed record StatisticsView(
    string? RecordHash, string Kind, int Applications, IReadOnlyList<ApplicationRef> Unjudged, int ExpertCount, int Sheets, string Combination, string Recombined, long Seed,
    int Replicates, decimal? PassMark, int? Places, ScoreDistribution? Distribution, Agreement Agreement, IReadOnlyList<ExpertJudgingView> Experts,
    IReadOnlyList<OutlierView> Outliers, IReadOnlyList<ItemDiscrimination> Items, IReadOnlyList<WithoutExpertView> WithoutExpert,
    IReadOnlyList<WeightView> Weights, IReadOnlyList<RankView> Ranks)
{
    internal static StatisticsView Of(Judged judged, StatisticsQuestion question, RoundStatistics s)
    {
        var round = s.Round;
        ApplicationRef At(int application) => Ref(round.Applications[application]);
        ApplicationRef Ref(Guid application) => new(application, judged.NameOf(application));
        ChangeView? Change(ListChange? c) => c is null ? null : new(c.Tau, c.Moved, c.LargestMove, [.. c.In.Select(At)], [.. c.Out.Select(At)]);
        return new(
            judged.RecordHash, judged.Input.Kind, round.Applications.Count, [.. round.Unjudged.Select(Ref)], round.Experts.Count, round.Sheets.Count,
            judged.Method.Combination, s.Recombined, question.Resampling.Seed, question.Resampling.Replicates, judged.Method.PassMark, question.Places,
            s.Distribution, s.Agreement,
            [.. s.Experts.Select(e => new ExpertJudgingView(round.Experts[e.Expert], e.Sheets, e.Mean, e.Severity, e.Spread, e.Range))],
            [.. s.Outliers.Select(o => new OutlierView(At(o.Application), round.Experts[o.Expert], o.Score, o.Others, o.Z))],
            s.Items,
            [.. s.WithoutExpert.Select(w => new WithoutExpertView(round.Experts[w.Expert], w.Sheets, [.. w.Unjudged.Select(At)], Change(w.Change)))],
            [.. s.Weights.Select(w => new WeightView(w.Dimension, w.Factor, w.Share, Change(w.Change)!))],
            [.. s.Ranks.OrderBy(r => r.Rank).Select(r => new RankView(At(r.Application), s.Scores[r.Application], r.Rank, r.Low, r.Median, r.High, r.WithinPlaces))]);
    }
}

/// <summary>An application by its id and name.</summary>
public sealed record ApplicationRef(Guid Id, string Name);

/// <summary>How one expert judges beside the others of the same applications, in points of 100.</summary>
/// <param name="Expert">The subject of the expert's token.</param>
/// <param name="Severity">By how much the expert's scores are below the others' mean; negative: above.</param>
/// <param name="Spread">Standard deviation of those differences.</param>
/// <param name="Range">Standard deviation of the expert's own scores.</param>
public sealed record ExpertJudgingView(string Expert, int Sheets, double Mean, Estimate Severity, double? Spread, double? Range);

/// <param name="Others">The mean of the application's other sheets.</param>
/// <param name="Z">The modified z of Iglewicz and Hoaglin; beyond ±3.5 a sheet stands here.</param>
public sealed record OutlierView(ApplicationRef Application, string Expert, double Score, double Others, double Z);

/// <param name="Unjudged">Applications that nobody else examined: they are left out of the comparison.</param>
public sealed record WithoutExpertView(string Expert, int Sheets, IReadOnlyList<ApplicationRef> Unjudged, ChangeView? Change);

/// <param name="Factor">Times what the method gives the dimension; 0 leaves it out.</param>
/// <param name="Share">What it then weighs of the whole.</param>
public sealed record WeightView(string Dimension, double Factor, double Share, ChangeView Change);

/// <param name="Tau">Kendall's τ-b with the list as it is.</param>
/// <param name="Moved">How many have another rank.</param>
/// <param name="In">Who would pass the pass mark or be among the places, and is not now.</param>
/// <param name="Out">Who is now, and would not be.</param>
public sealed record ChangeView(double? Tau, int Moved, int LargestMove, IReadOnlyList<ApplicationRef> In, IReadOnlyList<ApplicationRef> Out);

/// <param name="Rank">By the score alone: tie-breaks, gates and the pass mark are the ranking's.</param>
/// <param name="WithinPlaces">In which share of the draws it was among the places.</param>
public sealed record RankView(ApplicationRef Application, decimal Score, int Rank, int Low, int Median, int High, double? WithinPlaces);
