using Scoring.Combination;

namespace Scoring.Tests.Statistics;

/// <summary>Tables of scores as publications print them: a row for each application, a column for each expert.</summary>
internal static class Tables
{
    /// <summary>Shrout and Fleiss (1979), table 2: six targets, four judges.</summary>
    public static readonly SheetTable ShroutFleiss = Of([9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]);

    /// <summary>Krippendorff (2011), "Computing Krippendorff's alpha-reliability", example C: four observers, twelve units, values missing.</summary>
    public static readonly SheetTable Krippendorff = Of(
        [1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [null, 5, 5, 5],
        [null, null, 1, 1], [null, 3, null, null]);

    /// <summary>Of our making: six applications, five experts, 18 sheets; figures from NumPy and SciPy stand in <c>figures.md</c>.</summary>
    public static readonly SheetTable Sparse = Of(
        [61.5m, 55.25m, 70, null, null], [null, 40.5m, 52, 48.75m, null], [81, null, null, 77.5m, null], [66, 60, 71.25m, null, 58],
        [null, null, 90, 82.5m, 79], [35, 33, null, null, 30.25m]);

    public static SheetTable Of(params decimal?[][] rows) => new(
        rows.Length, rows.Max(row => row.Length),
        [.. rows.SelectMany((row, a) => row.Select((score, e) => (a, e, score))).Where(s => s.score is not null).Select(s => new SheetMark(s.a, s.e, s.score!.Value))]);

    /// <summary>The same sheets with other places for applications and experts, in another order.</summary>
    public static SheetTable Relabelled(SheetTable sheets, int seed)
    {
        var random = new Random(seed);
        var (applications, experts) = (Enumerable.Range(0, sheets.Applications).ToArray(), Enumerable.Range(0, sheets.Experts).ToArray());
        random.Shuffle(applications);
        random.Shuffle(experts);
        var marks = Marks(sheets).Select(mark => new SheetMark(applications[mark.Application], experts[mark.Expert], mark.Score)).ToArray();
        random.Shuffle(marks);
        return new(sheets.Applications, sheets.Experts, marks);
    }

    public static SheetTable Scaled(SheetTable sheets, decimal times, decimal plus) =>
        new(sheets.Applications, sheets.Experts, [.. Marks(sheets).Select(mark => mark with { Score = mark.Score * times + plus })]);

    public static IEnumerable<SheetMark> Marks(SheetTable sheets) => Enumerable.Range(0, sheets.Count).Select(i => sheets[i]);

    /// <summary>Random scores, some of them missing, with the seed that made them.</summary>
    public static SheetTable Random(int seed, int applications = 12, int experts = 5, double share = 0.7)
    {
        var random = new Random(seed);
        return new(applications, experts,
        [
            .. from a in Enumerable.Range(0, applications)
               from e in Enumerable.Range(0, experts)
               where e == a % experts || random.NextDouble() < share
               select new SheetMark(a, e, random.Next(0, 41) * 2.5m),
        ]);
    }
}
