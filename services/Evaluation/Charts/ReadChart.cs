using System.ComponentModel.DataAnnotations;
using System.Text;
using Evaluation.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Combination;
using Scoring.Statistics;
using ScottPlot;

namespace Evaluation.Charts;

internal static class ReadChart
{
    private const int Width = 1000;
    private const int Height = 600;

    /// <summary>Whoever looks at the SVG has other fonts than the one that was measured with.</summary>
    private const string Viewers = "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif";

    /// <summary>What kind of picture.</summary>
    public sealed record As
    {
        /// <summary><c>svg</c> or <c>png</c>.</summary>
        [AllowedValues(null, "svg", "png")]
        public string? Format { get; init; }
    }

    public static async Task<Results<FileContentHttpResult, NotFound>> OfRound(
        Guid id, string chart, [AsParameters] KindQuery kind, [AsParameters] StatisticsQuery query, [AsParameters] As form, JudgedDesk desk,
        CancellationToken cancellationToken) =>
        await AnswerAsync(chart, await desk.OfRoundAsync(id, kind.Value, cancellationToken), query, form, cancellationToken);

    public static async Task<Results<FileContentHttpResult, NotFound>> OfRanking(
        Guid id, string chart, [AsParameters] StatisticsQuery query, [AsParameters] As form, JudgedDesk desk, CancellationToken cancellationToken) =>
        await AnswerAsync(chart, await desk.OfRankingAsync(id, cancellationToken), query, form, cancellationToken);

    private static async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        string chart, Judged? judged, StatisticsQuery query, As form, CancellationToken cancellationToken)
    {
        if (judged is null || PlotterOf(chart, query.Question) is not { } plotter)
        {
            return TypedResults.NotFound();
        }

        var picture = await ReadStatistics.InTurnAsync(
            () =>
            {
                using var plot = plotter(new(judged.Input, judged.Method));
                return form.Format == "png" ? plot.GetImageBytes(Width, Height, ImageFormat.Png) : Svg(plot);
            },
            cancellationToken);
        return TypedResults.Bytes(picture, form.Format == "png" ? "image/png" : "image/svg+xml");
    }

    private static Func<JudgedRound, Plot>? PlotterOf(string chart, StatisticsQuestion question) => chart switch
    {
        "scores" => round => ScoreChart.Of(Combiner.Combine(round.Sheets, round.Method).Scores, round.Method.PassMark),
        "ranks" => round => RankChart.Of(RankInterval.Of(round.Sheets, round.Method, question.Resampling), question.Places),
        "severity" => round => SeverityChart.Of(ExpertSeverity.Of(round.Sheets)),
        _ => null,
    };

    private static byte[] Svg(Plot plot) =>
        Encoding.UTF8.GetBytes(plot.GetSvgXml(Width, Height).Replace("font-family=\"Noto Sans CJK SC\"", $"font-family=\"{Viewers}\"", StringComparison.Ordinal));
}
