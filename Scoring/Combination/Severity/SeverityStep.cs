namespace Scoring.Combination.Severity;

/// <summary>One step towards the variances of highest restricted likelihood.</summary>
internal sealed class SeverityStep
{
    private readonly Variances _at;
    private readonly double _floor;
    private readonly double[] _current;
    private readonly double[] _slope = new double[3];
    private readonly double[] _harville = new double[3];
    private readonly double[,] _information = new double[3, 3];

    public SeverityStep(SheetTable sheets, double[] values, Variances at, double floor)
    {
        (_at, _floor, _current) = (at, floor, [at.Application, at.Expert, at.Residual]);
        var equations = new MixedEquations(sheets, at);
        var effects = equations.Solve(values);
        var left = equations.Residuals(values, effects);
        var (applications, experts) = equations.Traces();
        // What of each number of effects the data determine: the degrees of freedom that they take.
        var taken = new[]
        {
            sheets.Applications - at.Residual / at.Application * applications, sheets.Experts - at.Residual / at.Expert * experts, 0d,
        };
        taken[2] = sheets.Count - 1 - taken[0] - taken[1];
        double[] squares = [Squares(effects.Applications), Squares(effects.Experts), Squares(left)];
        for (var i = 0; i < 3; i++)
        {
            _slope[i] = (squares[i] / _current[i] - taken[i]) / (2 * _current[i]);
            _harville[i] = squares[i] / taken[i];
        }

        Inform(equations, sheets, effects, left);
    }

    /// <param name="careful">By Harville's step, which is slow and cannot go astray.</param>
    public Variances Next(bool careful)
    {
        // A variance at the floor that would fall further stays there.
        bool[] isFree = [.. Enumerable.Range(0, 3).Select(i => _current[i] > _floor || _slope[i] > 0)];
        var step = careful ? null : Newton(isFree);
        var next = new double[3];
        for (var i = 0; i < 3; i++)
        {
            var aim = step is null ? _harville[i] : _current[i] + step[i];
            // One that would fall below 0 goes a tenth of the way, so that the others can follow.
            next[i] = !isFree[i] ? _floor : double.IsFinite(aim) && aim > 0 ? aim : _current[i] / 10;
            next[i] = Math.Min(Math.Max(next[i], _floor), 10 * _at.Total);
        }

        return new(next[0], next[1], next[2]);
    }

    /// <summary>The average of observed and expected information (Johnson and Thompson 1995).</summary>
    private void Inform(MixedEquations equations, SheetTable sheets, Effects effects, double[] left)
    {
        double[][] working = [new double[left.Length], new double[left.Length], new double[left.Length]];
        for (var application = 0; application < sheets.Applications; application++)
        {
            var from = sheets.Of(application).Start.Value;
            var experts = sheets.ExpertsOf(application);
            for (var i = 0; i < experts.Length; i++)
            {
                working[0][from + i] = effects.Applications[application] / _at.Application;
                working[1][from + i] = effects.Experts[experts[i]] / _at.Expert;
                working[2][from + i] = left[from + i] / _at.Residual;
            }
        }

        for (var i = 0; i < 3; i++)
        {
            var projected = equations.Residuals(working[i], equations.Solve(working[i]));
            for (var j = 0; j < 3; j++)
            {
                for (var k = 0; k < left.Length; k++)
                {
                    _information[j, i] += working[j][k] * projected[k] / (2 * _at.Residual);
                }
            }
        }
    }

    /// <summary>Information · step = slope, over the free variances; null where that has no single solution.</summary>
    private double[]? Newton(bool[] isFree)
    {
        int[] free = [.. Enumerable.Range(0, 3).Where(i => isFree[i])];
        var rows = free.Select((i, at) => free.Take(at + 1).Select(j => _information[i, j]).ToArray()).ToArray();
        try
        {
            var solved = new CholeskyFactor(rows).Solve([.. free.Select(i => _slope[i])]);
            var step = new double[3];
            foreach (var (i, value) in free.Zip(solved))
            {
                step[i] = value;
            }

            return step;
        }
        catch (ScoringException)
        {
            return null;
        }
    }

    private static double Squares(double[] values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value * value;
        }

        return sum;
    }
}
