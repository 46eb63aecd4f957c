namespace Scoring.Combination.Severity;

/// <summary>One solution: y = mean + application + expert + what is left.</summary>
internal sealed record Effects(double Mean, double[] Applications, double[] Experts);

/// <summary>
/// Henderson's mixed model equations of a table for given variances, with the applications absorbed: what remains to be solved is as
/// large as there are experts. Place 0 is the mean, the expert's place is one more than its number.
/// </summary>
internal sealed class MixedEquations
{
    private readonly SheetTable _sheets;
    private readonly CholeskyFactor _factor;
    private readonly double[] _diagonal;

    public MixedEquations(SheetTable sheets, Variances variances)
    {
        _sheets = sheets;
        _diagonal = new double[sheets.Applications];
        var rows = new double[sheets.Experts + 1][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[i + 1];
            rows[i][i] = i == 0 ? sheets.Count : variances.Residual / variances.Expert;
        }

        for (var application = 0; application < sheets.Applications; application++)
        {
            var experts = sheets.ExpertsOf(application);
            _diagonal[application] = experts.Length + variances.Residual / variances.Application;
            rows[0][0] -= experts.Length * (double)experts.Length / _diagonal[application];
            foreach (var expert in experts)
            {
                var row = rows[expert + 1];
                row[expert + 1]++;
                row[0] += 1 - experts.Length / _diagonal[application];
                foreach (var other in experts)
                {
                    if (other <= expert)
                    {
                        row[other + 1] -= 1 / _diagonal[application];
                    }
                }
            }
        }

        _factor = new(rows);
    }

    /// <param name="values">One for each sheet, in the table's order.</param>
    public Effects Solve(double[] values)
    {
        var right = new double[_factor.Size];
        var sums = new double[_sheets.Applications];
        for (var application = 0; application < sums.Length; application++)
        {
            var from = _sheets.Of(application).Start.Value;
            var experts = _sheets.ExpertsOf(application);
            for (var i = 0; i < experts.Length; i++)
            {
                sums[application] += values[from + i];
                right[experts[i] + 1] += values[from + i];
            }

            var share = sums[application] / _diagonal[application];
            right[0] += sums[application] - experts.Length * share;
            foreach (var expert in experts)
            {
                right[expert + 1] -= share;
            }
        }

        var solved = _factor.Solve(right);
        for (var application = 0; application < sums.Length; application++)
        {
            foreach (var expert in _sheets.ExpertsOf(application))
            {
                sums[application] -= solved[0] + solved[expert + 1];
            }

            sums[application] /= _diagonal[application];
        }

        return new(solved[0], sums, solved[1..]);
    }

    /// <summary>What a solution leaves of the values.</summary>
    public double[] Residuals(double[] values, Effects effects)
    {
        var left = new double[values.Length];
        for (var application = 0; application < _sheets.Applications; application++)
        {
            var from = _sheets.Of(application).Start.Value;
            var experts = _sheets.ExpertsOf(application);
            for (var i = 0; i < experts.Length; i++)
            {
                left[from + i] = values[from + i] - effects.Mean - effects.Applications[application] - effects.Experts[experts[i]];
            }
        }

        return left;
    }

    /// <summary>The traces of the applications' and of the experts' part of the inverted equations: how uncertain the effects are.</summary>
    public (double Applications, double Experts) Traces()
    {
        var columns = _factor.InverseColumns();
        var experts = 0d;
        for (var j = 1; j < columns.Length; j++)
        {
            for (var i = j; i < columns.Length; i++)
            {
                experts += columns[j][i] * columns[j][i];
            }
        }

        var applications = 0d;
        var sum = new double[columns.Length];
        for (var application = 0; application < _sheets.Applications; application++)
        {
            var marks = _sheets.ExpertsOf(application);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] = marks.Length * columns[0][i];
            }

            foreach (var expert in marks)
            {
                var column = columns[expert + 1];
                for (var i = expert + 1; i < sum.Length; i++)
                {
                    sum[i] += column[i];
                }
            }

            var squares = 0d;
            foreach (var value in sum)
            {
                squares += value * value;
            }

            applications += (1 + squares / _diagonal[application]) / _diagonal[application];
        }

        return (applications, experts);
    }
}
