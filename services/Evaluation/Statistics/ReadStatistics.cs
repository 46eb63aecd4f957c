using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Statistics;

namespace Evaluation.Statistics;

internal static class ReadStatistics
{
    /// <summary>A large round keeps all cores busy for seconds: one at a time, the others wait.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    public static async Task<Results<Ok<StatisticsView>, NotFound>> OfRound(
        Guid id, [AsParameters] KindQuery kind, [AsParameters] StatisticsQuery query, JudgedDesk desk, CancellationToken cancellationToken) =>
        await AnswerAsync(await desk.OfRoundAsync(id, kind.Value, cancellationToken), query, cancellationToken);

    public static async Task<Results<Ok<StatisticsView>, NotFound>> OfRanking(
        Guid id, [AsParameters] StatisticsQuery query, JudgedDesk desk, CancellationToken cancellationToken) =>
        await AnswerAsync(await desk.OfRankingAsync(id, cancellationToken), query, cancellationToken);

    private static async Task<Results<Ok<StatisticsView>, NotFound>> AnswerAsync(
        Judged? judged, StatisticsQuery query, CancellationToken cancellationToken)
    {
        if (judged is null)
        {
            return TypedResults.NotFound();
        }

        var statistics = await InTurnAsync(() => RoundStatistics.Of(judged.Input, judged.Method, query.Question), cancellationToken);
        return TypedResults.Ok(StatisticsView.Of(judged, query.Question, statistics));
    }

    internal static async Task<T> InTurnAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(compute, cancellationToken);
        }
        finally
        {
            Turn.Release();
        }
    }
}
