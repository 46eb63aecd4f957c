using Contracts;

namespace ServiceDefaults.Spreadsheets;

/// <summary>Kinds of base as people in the offices call them (R17).</summary>
public static class ChineseKind
{
    public static string Of(BaseKind kind) => kind switch
    {
        BaseKind.Region => "区域",
        BaseKind.University => "高校及科研院所",
        BaseKind.Enterprise => "企业",
        _ => kind.ToString(),
    };
}
