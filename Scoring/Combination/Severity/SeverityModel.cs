namespace Scoring.Combination.Severity;

/// <summary>How much of the scores' spread each part makes.</summary>
internal readonly record struct Variances(double Application, double Expert, double Residual)
{
    public double Total => Application + Expert + Residual;
}

/// <param name="Effects">Best linear unbiased predictions; the mean is the generalised least squares'.</param>
/// <param name="HasSettled">The last step changed no variance by more than what could be seen in a score.</param>
internal sealed record SeverityFit(Variances Variances, Effects Effects, bool HasSettled);

/// <summary>
/// The crossed model score = mean + application + expert + rest, both effects random, by restricted maximum likelihood. Average
/// information steps after some of Harville's, which never leave the parameter space; always as many, on one thread.
/// </summary>
internal static class SeverityModel
{
    private const int Iterations = 20;
    private const int Harville = 3;
    private const double Floor = 1e-8; // of the total: below it a variance is 0 for all that a score can show
    private const double Settled = 1e-7;

    /// <summary>Null when all scores are equal.</summary>
    public static SeverityFit? Fit(SheetTable sheets)
    {
        var values = new double[sheets.Count];
        for (var (application, at) = (0, 0); application < sheets.Applications; application++)
        {
            foreach (var units in sheets.UnitsOf(application))
            {
                values[at++] = units / (double)SheetTable.UnitsInOne;
            }
        }

        var spread = Spread(values);
        if (spread == 0)
        {
            return null;
        }

        var variances = new Variances(spread / 3, spread / 3, spread / 3);
        var hasSettled = false;
        for (var i = 0; i < Iterations; i++)
        {
            var next = new SeverityStep(sheets, values, variances, spread * Floor).Next(i < Harville);
            var moved = Math.Abs(next.Application - variances.Application) + Math.Abs(next.Expert - variances.Expert) + Math.Abs(next.Residual - variances.Residual);
            hasSettled = moved <= Settled * next.Total;
            variances = next;
        }

        return new(variances, new MixedEquations(sheets, variances).Solve(values), hasSettled);
    }

    private static double Spread(double[] values)
    {
        var (mean, squares) = (0d, 0d);
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return values.All(value => value == values[0]) ? 0 : squares / (values.Length - 1);
    }
}
