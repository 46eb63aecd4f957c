using System.Globalization;
using Applications.Intake;
using Contracts;
using Contracts.Applications;
using Contracts.Evaluation;

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
        new("类别", a => ChineseNames.Of(a.Kind)),
        new("基地名称", a => a.Name),
        new("县(市、区)代码", a => a.Area),
        new("申报单位", a => a.Applicant.Name),
        new("申报单位统一社会信用代码", a => a.Applicant.CreditCode),
        new("载体", a => a.Carrier?.Name),
        new("载体统一社会信用代码", a => a.Carrier?.CreditCode),
        new("收款单位", a => a.Payee?.Name),
        new("收款单位统一社会信用代码", a => a.Payee?.CreditCode),
        new("收款账号", a => a.Payee?.AccountNumber),
        new("收款银行行号", a => a.Payee?.BankCode),
        new("合作单位", a => Lines(a.Partners.Select(p => $"{p.Name}({p.CreditCode})"))),
        new("目标", a => Lines(a.Targets.Select(Target))),
        new("提交时间", a => Time(a.SubmittedAt)),
        new("申报表哈希", a => a.FormHash),
        new("县级自荐", a => YesNo(a.OwnRegion)),
        new("独立核查时间", a => Time(a.IndependentlyCheckedAt)),
        new("名次", a => a.Rank),
        new("得分", a => a.Score),
        new("公示截止", a => Time(a.NoticeEndsAt)),
        new("意见", a => Lines(a.Remarks.Select(r => $"{Time(r.At)} {ChineseNames.Of(r.Status)}:{r.Text}"))),
        new("补正", a => Lines(a.Supplements.Select(s => $"{Time(s.At)} {s.Statement}"))),
        new("异议", a => Lines(a.Objections.Select(Objection))),
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
            yield return new($"{heading}(说明)", a => AnswerTo(item, a)?.Statement);
        }
        else
        {
            var unit = item.Unit is null ? "" : $"({item.Unit})";
            yield return new($"{heading}{unit}", a => AnswerTo(item, a)?.Value);
            yield return new($"{heading}上年{unit}", a => AnswerTo(item, a)?.PreviousValue);
        }
    }

    private static ItemAnswer? AnswerTo(CriteriaItem item, ApplicationView application) => application.Answers.FirstOrDefault(a => a.ItemCode == item.Code);

    private static string Target(Target t) =>
        string.Create(CultureInfo.InvariantCulture, $"{t.Code} {t.Name} {t.Value:0.####}{t.Unit}({t.DueOn:yyyy-MM-dd})");

    private static string Objection(ObjectionView o) =>
        $"{Time(o.RaisedAt)} {o.Objector} {o.Grounds}[{o.Upheld switch { null => "处理中", true => "成立", false => "不成立" }}] {o.Answer}";

    private static string? YesNo(bool? value) => value switch { true => "是", false => "否", null => null };

    private static string? Lines(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } text ? text : null;

    /// <summary>As clocks in Shijiazhuang show it.</summary>
    private static string? Time(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A heading and what stands below it: text, a number or nothing.</summary>
internal sealed record ExportColumn(string Heading, Func<ApplicationView, object?> Value);
