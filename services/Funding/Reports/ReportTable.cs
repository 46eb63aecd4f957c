using System.Globalization;
using Funding.Execution;
using Funding.Overview;
using ServiceDefaults.Http;

namespace Funding.Reports;

/// <summary>Money in a cell: a number in a spreadsheet, with thousands set apart on paper.</summary>
internal readonly record struct Yuan(long Fen)
{
    /// <summary>To the fen: two decimal places, whatever the amount.</summary>
    public decimal Value => Fen * 0.01m;

    public static Yuan Of(Figure figure) => new((long)(decimal.Parse(figure.Amount.Value, CultureInfo.InvariantCulture) * 100));

    public override string ToString() => Value.ToString("#,##0.00", CultureInfo.InvariantCulture);
}

/// <summary>Headings and rows as spreadsheets and paper show them: text, <see cref="Yuan"/>, whole numbers, or nothing.</summary>
internal sealed record ReportTable(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    public static ReportTable Of(Dimension by, IReadOnlyList<Group> groups, Group whole)
    {
        var rate = by is Dimension.Month ? "累计执行率(%)" : "执行率(%)";
        return new(
            $"预算执行情况(按{Terms.Of(by)})", [Terms.Of(by), .. Measure.All.Select(measure => measure.Heading), rate],
            [.. ReadExecution.Rows(groups, by).Select(Cells), Cells(ExecutionRow.Of(whole))]);
    }

    /// <summary>Where the money is, why so much is left, and what the rest waits for.</summary>
    public static IReadOnlyList<ReportTable> Of(OverviewView overview) =>
    [
        new("资金现状", ["资金阶段", "金额(元)"], [
            .. overview.Where.Where(place => place.Balance.Amount.Value != MoneyAmount.Text(0)).Select(place => (object?[])[place.Name, Yuan.Of(place.Balance)]),
            (object?[])["预算安排", Yuan.Of(overview.Appropriated)]]),
        new("可用余额的由来", ["事项", "金额(元)"], [
            .. overview.Why.Select(cause => (object?[])[cause.Name, Yuan.Of(cause.Effect)]), (object?[])["可用余额", Yuan.Of(overview.Left)]]),
        new("已预留、已承诺资金的状态", ["资金阶段", "状态", "项目数", "金额(元)"], [
            .. overview.Held.Select(held => (object?[])[Terms.Of(held.Stage), held.Name, held.Awards, Yuan.Of(held.Balance)])]),
    ];

    private static object?[] Cells(ExecutionRow row) =>
    [
        row.Name, Yuan.Of(row.Appropriated), Yuan.Of(row.Reserved), Yuan.Of(row.Committed), Yuan.Of(row.Paid), Yuan.Of(row.Recovered),
        Yuan.Of(row.Available), row.PaidPercent,
    ];
}
