using System.Runtime.Intrinsics;
using static Scoring.ScoringException;

namespace Scoring.Combination.Severity;

/// <summary>
/// A symmetric positive definite matrix as L·Lᵀ. Always four partial sums in the same order, by the four operations and the square root
/// alone, which IEEE 754 defines to the last bit: so every machine gets the same bits.
/// </summary>
internal sealed class CholeskyFactor
{
    private const int Lanes = 4;
    private readonly double[][] _rows;

    /// <param name="rows">The lower triangle; it becomes the factor.</param>
    public CholeskyFactor(double[][] rows)
    {
        _rows = rows;
        for (var first = 0; first < rows.Length; first += Lanes)
        {
            var last = Math.Min(first + Lanes, rows.Length);
            if (last - first == Lanes)
            {
                BelowTogether(first);
            }

            for (var i = first; i < last; i++)
            {
                for (var j = last - first == Lanes ? first : 0; j < i; j++)
                {
                    rows[i][j] = (rows[i][j] - Dot(rows[i], rows[j], 0, j)) / rows[j][j];
                }

                var rest = rows[i][i] - Dot(rows[i], rows[i], 0, i);
                Require(rest > 0, "The mixed model's equations have no single solution.");
                rows[i][i] = Math.Sqrt(rest);
            }
        }
    }

    public int Size => _rows.Length;

    public double[] Solve(double[] right)
    {
        var x = right.AsSpan().ToArray();
        for (var i = 0; i < Size; i++)
        {
            x[i] = (x[i] - Dot(_rows[i], x, 0, i)) / _rows[i][i];
        }

        for (var i = Size - 1; i >= 0; i--)
        {
            x[i] /= _rows[i][i];
            for (var j = 0; j < i; j++)
            {
                x[j] -= _rows[i][j] * x[i];
            }
        }

        return x;
    }

    /// <summary>The columns of L⁻¹: of column j the places from j on hold.</summary>
    public double[][] InverseColumns()
    {
        var columns = new double[Size][];
        for (var first = 0; first < Size; first += Lanes)
        {
            var last = Math.Min(first + Lanes, Size);
            for (var j = first; j < last; j++)
            {
                columns[j] = new double[Size];
                columns[j][j] = 1 / _rows[j][j];
                for (var i = j + 1; i < last; i++)
                {
                    columns[j][i] = -Dot(_rows[i], columns[j], j, i) / _rows[i][i];
                }
            }

            if (last - first == Lanes)
            {
                InvertBelow(columns, first);
            }
        }

        return columns;
    }

    /// <summary>Four rows at once up to their own block, so that every row above is read once for four.</summary>
    private void BelowTogether(int first)
    {
        var (a, b, c, d) = (_rows[first], _rows[first + 1], _rows[first + 2], _rows[first + 3]);
        for (var j = 0; j < first; j++)
        {
            var row = _rows[j];
            var (p, q, r, s) = Dots(row, a, b, c, d, 0, j);
            var diagonal = row[j];
            (a[j], b[j], c[j], d[j]) = ((a[j] - p) / diagonal, (b[j] - q) / diagonal, (c[j] - r) / diagonal, (d[j] - s) / diagonal);
        }
    }

    private void InvertBelow(double[][] columns, int first)
    {
        var (a, b, c, d) = (columns[first], columns[first + 1], columns[first + 2], columns[first + 3]);
        for (var i = first + Lanes; i < Size; i++)
        {
            var row = _rows[i];
            var (p, q, r, s) = Dots(row, a, b, c, d, first, i); // above its diagonal a column is 0
            (a[i], b[i], c[i], d[i]) = (-p / row[i], -q / row[i], -r / row[i], -s / row[i]);
        }
    }

    private static (double A, double B, double C, double D) Dots(double[] row, double[] a, double[] b, double[] c, double[] d, int from, int to)
    {
        var (p, q, r, s) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var k = from;
        for (; k <= to - Lanes; k += Lanes)
        {
            var x = Vector256.Create(row, k);
            p += x * Vector256.Create(a, k);
            q += x * Vector256.Create(b, k);
            r += x * Vector256.Create(c, k);
            s += x * Vector256.Create(d, k);
        }

        return (Rest(p, row, a, k, to), Rest(q, row, b, k, to), Rest(r, row, c, k, to), Rest(s, row, d, k, to));
    }

    private static double Dot(double[] a, double[] b, int from, int to)
    {
        var sum = Vector256<double>.Zero;
        var k = from;
        for (; k <= to - Lanes; k += Lanes)
        {
            sum += Vector256.Create(a, k) * Vector256.Create(b, k);
        }

        return Rest(sum, a, b, k, to);
    }

    private static double Rest(Vector256<double> lanes, double[] a, double[] b, int from, int to)
    {
        var sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (var k = from; k < to; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
