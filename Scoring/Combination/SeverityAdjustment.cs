using Scoring.Combination.Severity;

namespace Scoring.Combination;

/// <summary>What the mixed model found, rounded as scores are.</summary>
/// <param name="ApplicationVariance">How far applications are apart, with the experts' part and chance taken out.</param>
/// <param name="Experts">In the table's order: what an expert gives above the others, below 0 what a severe one gives less.</param>
public sealed record SeverityEstimate(
    decimal Mean, decimal ApplicationVariance, decimal ExpertVariance, decimal ResidualVariance, IReadOnlyList<decimal> Experts);

/// <summary>Scores freed of the experts' severity, where there is enough to estimate it from; otherwise the means, and why.</summary>
internal static class SeverityAdjustment
{
    private const decimal Full = 100;

    public static CombinedScores Apply(SheetTable sheets, decimal[] means, SeveritySample sample)
    {
        if (ReasonAgainst(sheets, sample) is { } reason)
        {
            return Declined(means, reason);
        }

        var fit = SeverityModel.Fit(sheets);
        return fit switch
        {
            null => Declined(means, "All sheets have the same score."),
            { HasSettled: false } => Declined(means, "The estimate does not settle within its fixed number of steps."),
            _ => new(
                [.. fit.Effects.Applications.Select(effect => Math.Clamp(Rounded(fit.Effects.Mean + effect), 0, Full))],
                means, Combinations.SeverityAdjusted, null, Estimate(fit)),
        };
    }

    private static string? ReasonAgainst(SheetTable sheets, SeveritySample sample)
    {
        var graph = new SheetGraph(sheets);
        return (sheets.Applications, graph.Experts, sheets.Count) switch
        {
            var (applications, _, _) when applications < sample.MinApplications => $"There are {applications} applications, fewer than {sample.MinApplications}.",
            var (_, experts, _) when experts < sample.MinExperts => $"There are {experts} experts, fewer than {sample.MinExperts}.",
            var (_, experts, count) when count < experts * (long)sample.MinSheetsPerExpert =>
                $"There are {count} sheets of {experts} experts, fewer than {sample.MinSheetsPerExpert} each on average.",
            _ when graph.Parts > 1 => $"Experts and applications fall into {graph.Parts} parts that no expert joins, so severity in one cannot be told from merit in another.",
            var (applications, experts, count) when count <= applications + experts - 1 =>
                $"There are {count} sheets for {applications} applications and {experts} experts: nothing is left to tell chance from severity.",
            _ => null,
        };
    }

    private static CombinedScores Declined(decimal[] means, string reason) => new(means, means, Combinations.Mean, reason);

    private static SeverityEstimate Estimate(SeverityFit fit) => new(
        Rounded(fit.Effects.Mean), Rounded(fit.Variances.Application), Rounded(fit.Variances.Expert), Rounded(fit.Variances.Residual),
        [.. fit.Effects.Experts.Select(Rounded)]);

    private static decimal Rounded(double value) => Places.RoundScore((decimal)value);
}
