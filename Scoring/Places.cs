namespace Scoring;

/// <summary>How many decimal places which decimals have in a decision record.</summary>
public static class Places
{
    /// <summary>Scores and points.</summary>
    public const int Score = 4;

    /// <summary>Figures of applicants, reference series and targets.</summary>
    public const int Figure = 6;

    private const decimal LargestFigure = 1_000_000_000_000_000m;

    /// <summary>Half away from zero (四舍五入), as people round.</summary>
    public static decimal RoundScore(decimal score) => decimal.Round(score, Score, MidpointRounding.AwayFromZero);

    /// <summary>A figure as a record can hold it: six places, and no larger than anything real.</summary>
    public static decimal RoundFigure(decimal figure) =>
        decimal.Round(Math.Clamp(figure, -LargestFigure, LargestFigure), Figure, MidpointRounding.AwayFromZero);
}
