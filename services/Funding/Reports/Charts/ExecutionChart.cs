using Funding.Execution;
using Funding.Ledger;

namespace Funding.Reports.Charts;

/// <summary>Where the money of each row stands, as one bar: what was paid first, what is left last.</summary>
internal static class ExecutionChart
{
    private const float Width = 960;
    private const float NameWidth = 240;
    private const float AmountWidth = 130;
    private const float Top = 74;
    private const float RowHeight = 30;
    private const float BarHeight = 18;
    private const float TextDrop = 13;
    private const float LegendAt = 54;
    private const float LegendStep = 118;
    private const int Most = 40;

    private static readonly (Stage Stage, string Colour)[] Parts =
    [
        (Stage.Paid, "#2f6f9f"), (Stage.Committed, "#6fa8c9"), (Stage.Reserved, "#b9d3e0"), (Stage.Frozen, "#8a8a8a"), (Stage.Recovered, "#b03a2e"),
        (Stage.Available, "#d9e7c8"),
    ];

    public static Drawing Of(Dimension by, IReadOnlyList<Group> groups)
    {
        var shown = groups.Take(Most).ToList();
        var widest = Math.Max(1, shown.Select(group => Parts.Sum(part => Fen(group, part.Stage))).DefaultIfEmpty(1).Max());
        List<Mark> marks = [new Words(16, 28, 17, $"资金状态(按{Terms.Of(by)})")];
        for (var i = 0; i < Parts.Length; i++)
        {
            marks.Add(new Box(16 + (i * LegendStep), LegendAt - 11, 12, 12, Parts[i].Colour));
            marks.Add(new Words(33 + (i * LegendStep), LegendAt, 12, Terms.Of(Parts[i].Stage)));
        }

        for (var i = 0; i < shown.Count; i++)
        {
            marks.AddRange(Row(shown[i], Top + (i * RowHeight), (Width - NameWidth - AmountWidth) / widest));
        }

        if (groups.Count > shown.Count)
        {
            marks.Add(new Words(16, Top + (shown.Count * RowHeight) + TextDrop, 12, $"另有{groups.Count - shown.Count}项未画出"));
        }

        return new(Width, Top + ((shown.Count + 1) * RowHeight), marks);
    }

    private static IEnumerable<Mark> Row(Group group, float top, float perFen)
    {
        yield return new Words(16, top + TextDrop, 12, group.Name) { Room = NameWidth - 24 };
        var left = NameWidth;
        foreach (var (stage, colour) in Parts)
        {
            var fen = Fen(group, stage);
            if (fen > 0)
            {
                var measure = new Measure(Terms.Of(stage), stage, null);
                yield return new Box(left, top, fen * perFen, BarHeight, colour)
                {
                    Link = measure.Narrow(group.Within).Link,
                    Title = $"{group.Name} {measure.Heading} {new Yuan(fen)}元",
                };
                left += fen * perFen;
            }
        }

        yield return new Words(left + 6, top + TextDrop, 11, $"{new Yuan(Parts.Sum(part => Fen(group, part.Stage)))}");
    }

    /// <summary>By month a stage may lose more than it gains: of that there is no bar.</summary>
    private static long Fen(Group group, Stage stage) => Math.Max(0, group.FenOf(new Measure("", stage, null)));
}
