using System.Globalization;
using ServiceDefaults.Spreadsheets;

namespace Registry.OpenData.Files;

/// <summary>The columns of a spreadsheet of bases, in their order: a new public field is one line here.</summary>
internal static class OpenColumns
{
    public static readonly IReadOnlyList<OpenColumn> All =
    [
        new("基地编号", b => b.Number),
        new("类别", b => ChineseKind.Of(b.Kind)),
        new("级别", b => OpenNames.Of(b.Level)),
        new("基地名称", b => b.Name),
        new("县(市、区)代码", b => b.Area),
        new("承建主体", b => b.Builder.Name),
        new("承建主体统一社会信用代码", b => b.Builder.CreditCode),
        new("称号", b => OpenNames.Of(b.Title)),
        new("认定文号", b => b.DocumentNumber),
        new("认定日期", b => Day(b.RecognisedOn)),
        new("登记日期", b => Day(b.RegisteredOn)),
        new("称号有效期至", b => Day(b.TitleUntil)),
        new("续期文号", b => b.RenewalDocument),
        new("期满或退出日期", b => Day(b.TitleEndedOn)),
        new("取消文号", b => b.RevocationDocument),
        new("取消日期", b => Day(b.RevokedOn)),
        new("恢复文号", b => b.AnnulmentDocument),
        new("优秀基地宣传", b => b.Publicity),
        new("宣传日期", b => Day(b.PublicisedOn)),
        new("链条", b => string.Join('、', b.Chains.Select(OpenNames.Of))),
        new("纬度", b => b.Latitude),
        new("经度", b => b.Longitude),
        new("基地ID", b => b.Id.ToString("D", CultureInfo.InvariantCulture)),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A heading and what stands below it: text, a number or nothing.</summary>
internal sealed record OpenColumn(string Heading, Func<OpenBase, object?> Value);
