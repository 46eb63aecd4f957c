using Contracts;
using Registry.Bases;

namespace Registry.OpenData.Files;

/// <summary>Titles, levels and chains as people in the offices call them.</summary>
internal static class OpenNames
{
    public static string Of(TitleStatus title) => title switch
    {
        TitleStatus.Held => "有效",
        TitleStatus.Suspended => "暂停",
        TitleStatus.Expired => "期满",
        TitleStatus.Renewed => "已续期",
        TitleStatus.GivenUp => "自愿退出",
        TitleStatus.Revoked => "取消",
        TitleStatus.Annulled => "恢复",
        _ => title.ToString(),
    };

    public static string Of(BaseLevel level) => level switch
    {
        BaseLevel.Municipal => "市级",
        BaseLevel.Provincial => "省级",
        _ => level.ToString(),
    };

    public static string Of(Chain chain) => chain switch
    {
        Chain.Industry => "产业链",
        Chain.Innovation => "创新链",
        Chain.Capital => "资金链",
        Chain.Policy => "政策链",
        Chain.Service => "服务链",
        _ => chain.ToString(),
    };
}
