using Scoring.Combination;
using Scoring.Combination.Severity;

namespace Scoring.Tests.Combination;

/// <summary>The restricted log likelihood by its definition, with the whole covariance matrix: slow, and another way than the model's.</summary>
internal static class Likelihood
{
    public static double Of(SheetTable sheets, Variances variances)
    {
        var n = sheets.Count;
        var rows = new double[n][];
        for (var i = 0; i < n; i++)
        {
            rows[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                rows[i][j] = (sheets[i].Application == sheets[j].Application ? variances.Application : 0)
                    + (sheets[i].Expert == sheets[j].Expert ? variances.Expert : 0) + (i == j ? variances.Residual : 0);
            }
        }

        // L is V's factor; x = L⁻¹1 and z = L⁻¹y by forward substitution.
        var (x, z, logarithm) = (new double[n], new double[n], 0d);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = rows[i][j];
                for (var k = 0; k < j; k++)
                {
                    sum -= rows[i][k] * rows[j][k];
                }

                rows[i][j] = i == j ? Math.Sqrt(sum) : sum / rows[j][j];
            }

            logarithm += 2 * Math.Log(rows[i][i]);
            (x[i], z[i]) = (1, (double)sheets[i].Score);
            for (var k = 0; k < i; k++)
            {
                x[i] -= rows[i][k] * x[k];
                z[i] -= rows[i][k] * z[k];
            }

            (x[i], z[i]) = (x[i] / rows[i][i], z[i] / rows[i][i]);
        }

        var ones = x.Sum(value => value * value);
        var mean = x.Zip(z, (a, b) => a * b).Sum() / ones;
        return -(logarithm + Math.Log(ones) + x.Zip(z, (a, b) => b - a * mean).Sum(left => left * left)) / 2;
    }
}
