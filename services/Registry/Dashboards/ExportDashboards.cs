using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using ServiceDefaults.Spreadsheets;

namespace Registry.Dashboards;

/// <summary>The dashboards as spreadsheets: what is in them is what the caller sees on the screen.</summary>
internal static class ExportDashboards
{
    private const int BasesAtOnce = 200;
    private const decimal FenPerYuan = 100;

    public static async Task<FileStreamHttpResult> Targets(
        [AsParameters] ReadTargets.Filter filter, [OneOf(typeof(SheetFormat))] string? format, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var targets = await ReadTargets.One(filter, db, caller, clock, cancellationToken);
        return await SpreadsheetAnswer.OfAsync(format, $"{targets.Year}年目标任务完成情况", async sheet =>
        {
            await sheet.WriteRowAsync(
                [
                    "类型", "区划", "持有称号", "优秀", "建设进度(%)", "计划进度(%)", "指标完成情况", "应报", "逾期", "已报", "退回", "已审核", "迟报",
                    "承诺自筹(元)", "实际自筹(元)", "撬动倍数",
                ], cancellationToken);
            foreach (var group in targets.Groups)
            {
                await sheet.WriteRowAsync(RowOf(group), cancellationToken);
            }
        }, cancellationToken);
    }

    public static Task<FileStreamHttpResult> Warnings(
        [AsParameters] ReadWarnings.Filter filter, [OneOf(typeof(SheetFormat))] string? format, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken) => SpreadsheetAnswer.OfAsync(format, "预警", async sheet =>
        {
            await sheet.WriteRowAsync(["基地编号", "基地名称", "区划", "级别", "预警", "对象", "原因"], cancellationToken);
            Guid? after = null;
            do
            {
                var page = await ReadWarnings.List(
                    new PageRequest { Limit = BasesAtOnce, After = after }, filter, db, caller, clock, cancellationToken);
                foreach (var (warned, warning) in page.Items.SelectMany(b => b.Warnings, (b, w) => (b, w)))
                {
                    await sheet.WriteRowAsync(
                        [warned.Number, warned.Name, warned.Area, NameOf(warning.Level), warning.Code, warning.Subject, warning.Reason], cancellationToken);
                }

                after = page.Next;
            }
            while (after is not null);
        }, cancellationToken);

    private static object?[] RowOf(GroupView group) =>
    [
        ChineseKind.Of(group.Kind), group.Area, group.Active, group.Outstanding, group.Progress, group.ExpectedProgress,
        string.Join(";", group.Indicators.Select(i => $"{i.Name}:完成{i.Reached}、未到期{i.NotYet}、未完成{i.Missed}、未知{i.Unknown}")),
        group.Reports.Expected, group.Reports.Overdue, group.Reports.Submitted, group.Reports.Returned, group.Reports.Accepted, group.Reports.Late,
        group.OwnFundsPromised.Fen / FenPerYuan, group.OwnFundsInvested.Fen / FenPerYuan, group.Leverage,
    ];

    private static string NameOf(WarningLevel level) => level switch
    {
        WarningLevel.Notice => "提示",
        WarningLevel.Warning => "预警",
        WarningLevel.Alarm => "警报",
        _ => level.ToString(),
    };
}
