using Applications.Intake;

namespace Applications.Lists;

/// <summary>States as people in the offices call them.</summary>
internal static class ChineseNames
{
    public static string Of(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => "草稿",
        ApplicationStatus.Submitted => "已提交",
        ApplicationStatus.CountyReview => "县级审核中",
        ApplicationStatus.Returned => "退回",
        ApplicationStatus.NotRecommended => "不予推荐",
        ApplicationStatus.Recommended => "已推荐",
        ApplicationStatus.EligibilityCheck => "资格审查中",
        ApplicationStatus.SupplementRequested => "待补正",
        ApplicationStatus.Ineligible => "资格不符",
        ApplicationStatus.Eligible => "资格审查通过",
        ApplicationStatus.UnderEvaluation => "专家评审中",
        ApplicationStatus.Evaluated => "评审完成",
        ApplicationStatus.Ranked => "已排序",
        ApplicationStatus.Shortlisted => "拟认定",
        ApplicationStatus.Reserve => "候补",
        ApplicationStatus.NotSelected => "未入选",
        ApplicationStatus.PublicNotice => "公示中",
        ApplicationStatus.ObjectionOpen => "异议处理中",
        ApplicationStatus.Dismissed => "异议不成立",
        ApplicationStatus.Upheld => "异议成立",
        ApplicationStatus.GovernmentConsent => "报市政府同意",
        ApplicationStatus.Recognised => "已认定",
        ApplicationStatus.Refused => "市政府未同意",
        ApplicationStatus.Withdrawn => "已撤回",
        _ => status.ToString(),
    };
}
