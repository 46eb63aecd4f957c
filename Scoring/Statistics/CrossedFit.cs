using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>
/// Least squares of score = application + expert: what remains unexplained, beside what each of the two leaves alone. The equations of
/// the experts, with the applications absorbed, are solved by conjugate gradients: as many steps as the graph needs, each one pass.
/// </summary>
internal sealed class CrossedFit
{
    private const double UnitsInOne = 10_000;
    private const int MostSteps = 1_000;
    private const double Precision = 1e-14; // of the energy, in which what is explained is exact to the same
    private readonly SheetTable _sheets;
    private readonly int[] _applications;
    private readonly double[] _counts;

    /// <param name="applications">Those with a sheet; one that stands there twice counts as two.</param>
    public CrossedFit(SheetTable sheets, int[] applications)
    {
        (_sheets, _applications, _counts) = (sheets, applications, new double[sheets.Experts]);
        var (deviations, sums, squares, inverse) = (new double[sheets.Experts], new double[sheets.Experts], 0d, 0d);
        var parts = new Parts(sheets.Experts);
        foreach (var application in applications)
        {
            var units = sheets.UnitsOf(application);
            var experts = sheets.ExpertsOf(application);
            var mean = Mean(units);
            inverse += 1d / units.Length;
            Sheets += units.Length;
            for (var i = 0; i < units.Length; i++)
            {
                var (score, off) = (units[i] / UnitsInOne - Centre, units[i] / UnitsInOne - mean);
                (_counts[experts[i]], sums[experts[i]], deviations[experts[i]]) = (_counts[experts[i]] + 1, sums[experts[i]] + score, deviations[experts[i]] + off);
                WithinApplications += off * off;
                squares += score * score;
                parts.Join(experts[0], experts[i]);
            }
        }

        Experts = _counts.Count(count => count > 0);
        Rank = Applications + Experts - parts.Count(_counts);
        Size = Applications / inverse;
        WithinExperts = squares - sums.Select((sum, j) => _counts[j] > 0 ? sum * sum / _counts[j] : 0).Sum();
        Unexplained = Math.Max(0, WithinApplications - Explained(deviations));
        Unexplained = Unexplained < 1e-12 * WithinApplications ? 0 : Unexplained; // what arithmetic leaves of nothing
    }

    public int Sheets { get; }

    public int Applications => _applications.Length;

    public int Experts { get; }

    /// <summary>Of the equations: one less than applications and experts for each part of the graph.</summary>
    public int Rank { get; }

    /// <summary>Harmonic mean number of sheets.</summary>
    public double Size { get; }

    public double WithinApplications { get; }

    public double WithinExperts { get; }

    public double Unexplained { get; }

    private static double Centre => 50; // near the scores, so that squares stay small

    /// <summary>What the experts explain of what the applications leave.</summary>
    private double Explained(double[] right)
    {
        var (effects, residual, direction) = (new double[right.Length], (double[])right.Clone(), new double[right.Length]);
        var (energy, first) = (0d, 0d);
        for (var step = 0; step < MostSteps; step++)
        {
            var next = residual.Select((r, j) => _counts[j] > 0 ? r * r / _counts[j] : 0).Sum();
            first = step == 0 ? next : first;
            if (next <= Precision * first)
            {
                break;
            }

            for (var j = 0; j < direction.Length; j++)
            {
                direction[j] = (_counts[j] > 0 ? residual[j] / _counts[j] : 0) + (step == 0 ? 0 : next / energy * direction[j]);
            }

            var image = Image(direction);
            var length = next / Dot(direction, image);
            for (var j = 0; j < direction.Length; j++)
            {
                effects[j] += length * direction[j];
                residual[j] -= length * image[j];
            }

            energy = next;
        }

        return Dot(effects, right);
    }

    private double[] Image(double[] effects)
    {
        var image = new double[effects.Length];
        foreach (var application in _applications)
        {
            var experts = _sheets.ExpertsOf(application);
            var sum = 0d;
            foreach (var expert in experts)
            {
                sum += effects[expert];
            }

            foreach (var expert in experts)
            {
                image[expert] += effects[expert] - sum / experts.Length;
            }
        }

        return image;
    }

    private static double Mean(ReadOnlySpan<long> units)
    {
        var sum = 0L;
        foreach (var unit in units)
        {
            sum += unit;
        }

        return sum / UnitsInOne / units.Length;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>Experts who are linked through applications.</summary>
    private sealed class Parts(int experts)
    {
        private readonly int[] _heads = [.. Enumerable.Range(0, experts)];

        public void Join(int a, int b) => _heads[Head(a)] = Head(b);

        public int Count(double[] sheets) => _heads.Where((_, expert) => sheets[expert] > 0 && Head(expert) == expert).Count();

        private int Head(int expert)
        {
            while (_heads[expert] != expert)
            {
                expert = _heads[expert] = _heads[_heads[expert]];
            }

            return expert;
        }
    }
}
