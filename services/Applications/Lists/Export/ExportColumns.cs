using System.Globalization;
using Applications.Forms;
using Applications.Intake;
using Contracts;
using Contracts.Applications;
using Contracts.Evaluation;
using ServiceDefaults.Spreadsheets;

namespace Applications.Lists.Export;

/// <summary>
/// The columns of an export, in their order: a new field of the form is one line here. Each reads the application as its reader
/// may see it, so that no column can show more than the page of one application does.
/// </summary>
internal static class ExportColumns
{
    private static readonly ExportColumn[] Standing =
    [
        new("申报编号", a => a.Number),
        new("版本", a => a.Revision),
        new("状态", a => ChineseNames.Of(a.Status)),
        new("类别", a => ChineseKind.Of(a.Kind)),
        new("基地名称", a => a.Name),
        new("县(市、区)代码", a => a.Area),
        new("申报单位", a => a.Applicant.Name),
        new("申报单位统一社会信用代码", a => a.Applicant.CreditCode),
        new("载体", a => a.Form.Carrier?.Name),
        new("载体统一社会信用代码", a => a.Form.Carrier?.CreditCode),
        new("收款单位", a => a.Form.Payee?.Name),
        new("收款单位统一社会信用代码", a => a.Form.Payee?.CreditCode),
        new("收款账号", a => a.Form.Payee?.AccountNumber),
        new("收款银行行号", a => a.Form.Payee?.BankCode),
        new("合作单位", a => Lines((a.Form.Partners ?? []).Select(p => $"{p.Name}({p.CreditCode})"))),
        new("建设目标概述", a => a.Form.Goals),
        new("支撑产业", a => Lines(a.Form.Industries ?? [])),
        new("资源条件", a => Lines(ByCode(a.Form.Resources).Select(r => $"{r.Key}:{r.Value}"))),
        new("建设方案", a => Lines(ByCode(a.Form.Narrative).Select(n => $"{n.Key}:{n.Value}"))),
        new("建设任务", a => Lines(ByCode(a.Form.Tasks).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value.Owner}({t.Value.DueOn:yyyy-MM-dd})")))),
        new("自筹资金", a => Lines(ByCode(a.Form.OwnFunding).Select(f => $"{f.Key}:{f.Value.Value} {f.Value.Currency}"))),
        new("进度安排", a => Lines((a.Form.Milestones ?? []).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.On:yyyy-MM-dd} {m.Name}")))),
        new("指标目标", a => Lines(a.Form.PromisedTargets().Select(Target))),
        new("提交时间", a => Time(a.SubmittedAt)),
        new("申报表哈希", a => a.FormHash),
        new("县级自荐", a => YesNo(a.OwnRegion)),
        new("推荐函文号", a => a.Recommendation?.LetterNumber),
        new("县级推荐意见", a => a.Recommendation?.Opinion),
        new("独立核查时间", a => Time(a.IndependentlyCheckedAt)),
        new("名次", a => a.Rank),
        new("得分", a => a.Score),
        new("公示截止", a => Time(a.NoticeEndsAt)),
        new("意见", a => Lines(a.Remarks.Select(r => $"{Time(r.At)} {ChineseNames.Of(r.Status)}:{r.Text}"))),
        new("补正", a => Lines(a.Supplements.Select(s => $"{Time(s.At)} {s.Statement}"))),
        new("申报ID", a => a.Id.ToString("D", CultureInfo.InvariantCulture)),
        new("通知ID", a => a.CallId.ToString("D", CultureInfo.InvariantCulture)),
        new("认定ID", a => a.RecognitionId?.ToString("D", CultureInfo.InvariantCulture)),
    ];

    /// <param name="items">Of the criteria by which the applications are judged; each gives the columns of its answer.</param>
    public static IReadOnlyList<ExportColumn> For(IEnumerable<CriteriaItem> items) => [.. Standing, .. items.SelectMany(Of)];

    private static IEnumerable<ExportColumn> Of(CriteriaItem item)
    {
        var heading = $"{item.Code} {item.Name}";
        if (item.Input is ItemInput.Boolean)
        {
            yield return new($"{heading}(有无)", a => YesNo(AnswerTo(item, a)?.Exists));
            yield return new($"{heading}(效果)", a => AnswerTo(item, a)?.Effect);
            yield return new($"{heading}(说明)", a => AnswerTo(item, a)?.Statement);
        }
        else
        {
            var unit = item.Unit is null ? "" : $"({item.Unit})";
            yield return new($"{heading}{unit}", a => AnswerTo(item, a)?.Value);
            yield return new($"{heading}上年{unit}", a => AnswerTo(item, a)?.PreviousValue);
        }
    }

    private static FormAnswer? AnswerTo(CriteriaItem item, ApplicationView application) => application.Form.Answers?.GetValueOrDefault(item.Code);

    private static IEnumerable<KeyValuePair<string, T>> ByCode<T>(IReadOnlyDictionary<string, T>? entries) =>
        (entries ?? new Dictionary<string, T>()).OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private static string Target(Target t) =>
        string.Create(CultureInfo.InvariantCulture, $"{t.Code} {t.Name} {(t.LessIsBetter is true ? "≤" : "")}{t.Value:0.####}{t.Unit}({t.DueOn:yyyy-MM-dd})");

    private static string? YesNo(bool? value) => value switch { true => "是", false => "否", null => null };

    private static string? Lines(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } text ? text : null;

    /// <summary>As clocks in Shijiazhuang show it.</summary>
    private static string? Time(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A heading and what stands below it: text, a number or nothing.</summary>
internal sealed record ExportColumn(string Heading, Func<ApplicationView, object?> Value);
