using System.Collections.Frozen;

namespace Applications.History;

/// <summary>What people call the actions of the audit log. Every action that the service records stands here; a test compares.</summary>
internal static class ActionLabels
{
    private static readonly FrozenDictionary<string, ActionLabel> All = new Dictionary<string, ActionLabel>
    {
        ["application-drafted"] = new("起草申报", "Drafted"),
        ["application-changed"] = new("修改申报表", "Form changed"),
        ["application-submitted"] = new("提交申报", "Submitted"),
        ["application-reopened"] = new("重新打开申报", "Reopened"),
        ["application-withdrawn"] = new("撤回申报", "Withdrawn"),
        ["county-review-begun"] = new("开始县级审核", "County review begun"),
        ["application-recommended"] = new("推荐", "Recommended"),
        ["application-returned"] = new("退回", "Returned"),
        ["application-not-recommended"] = new("不予推荐", "Not recommended"),
        ["recommendations-imported"] = new("导入推荐汇总表", "Recommendations imported"),
        ["independently-checked"] = new("独立核查", "Independently checked"),
        ["eligibility-check-begun"] = new("开始资格审查", "Eligibility check begun"),
        ["application-eligible"] = new("资格审查通过", "Found eligible"),
        ["application-ineligible"] = new("资格审查不通过", "Found ineligible"),
        ["supplement-requested"] = new("要求补正", "Supplement requested"),
        ["supplement-added"] = new("提交补正", "Supplement added"),
        ["application-reinstated"] = new("恢复资格", "Reinstated"),
        ["experts-assigned"] = new("分配评审专家", "Experts assigned"),
        ["expert-unassigned"] = new("专家退出评审", "Expert unassigned"),
        ["evaluation-begun"] = new("开始专家评审", "Evaluation begun"),
        ["evaluation-completed"] = new("专家评审完成", "Evaluation completed"),
        ["ranking-received"] = new("收到排序结果", "Ranking received"),
        ["application-ranked"] = new("排序", "Ranked"),
        ["applications-selected"] = new("确定拟认定名单", "Selection made"),
        ["consent-list-decided"] = new("市政府对名单作出决定", "Consent list decided"),
        ["consent-list-submitted"] = new("名单报市政府", "Consent list put before the city government"),
        ["county-list-grown"] = new("列入县级推荐名单", "Entered in the county's list"),
        ["county-list-left"] = new("退出县级推荐名单", "Left the county's list"),
        ["county-list-ordered"] = new("调整推荐排序", "County's list put in order"),
        ["department-answered"] = new("部门答复", "A department answered"),
        ["department-asked"] = new("征询部门意见", "A department was asked"),
        ["department-check-lapsed"] = new("部门核查不再需要", "A department's answer is no longer needed"),
        ["department-check-overdue"] = new("部门核查逾期", "A department's answer is overdue"),
        ["department-check-overridden"] = new("不采纳部门意见", "A department's answer overridden"),
        ["departments-asked-again"] = new("再次征询部门意见", "Departments asked again"),
        ["material-added"] = new("上传材料", "Material added"),
        ["material-removed"] = new("移除材料", "Material removed"),
        ["notice-published"] = new("发布公示公告", "Notice published"),
        ["objection-received"] = new("收到异议", "Objection received"),
        ["objection-commented"] = new("申报单位说明", "Applicant's comment"),
        ["objection-overdue"] = new("异议答复逾期", "Answer to an objection is overdue"),
        ["promotion-body-changed"] = new("修改推进工作机构", "Promotion body changed"),
        ["promotion-body-recorded"] = new("登记推进工作机构", "Promotion body recorded"),
        ["reference-list-published"] = new("发布参考目录", "Reference list published"),
        ["selection-decided"] = new("确定遴选结果", "Selection decided"),
        ["supplement-deadline-passed"] = new("补正期限届满", "Time for the supplement is over"),
        ["title-held"] = new("取得称号", "Title held"),
        ["title-lost"] = new("称号取消", "Title lost"),
        ["objection-accepted"] = new("受理异议", "Objection taken up"),
        ["objection-refused"] = new("不受理异议", "Objection not taken up"),
        ["application-shortlisted"] = new("列入拟认定名单", "Shortlisted"),
        ["application-reserved"] = new("列为候补", "Made a reserve"),
        ["application-not-selected"] = new("未入选", "Not selected"),
        ["reserve-promoted"] = new("候补递补", "Reserve promoted"),
        ["public-notice-opened"] = new("发布公示", "Public notice opened"),
        ["public-notice-begun"] = new("开始公示", "Public notice begun"),
        ["public-notice-resumed"] = new("恢复公示", "Public notice resumed"),
        ["public-notice-ended"] = new("公示结束", "Public notice ended"),
        ["objection-raised"] = new("收到异议", "Objection raised"),
        ["objection-dismissed"] = new("异议不成立", "Objection dismissed"),
        ["objection-upheld"] = new("异议成立", "Objection upheld"),
        ["application-sent-back"] = new("退回重新审查", "Sent back"),
        ["consent-given"] = new("市政府同意", "Consent given"),
        ["application-recognised"] = new("认定", "Recognised"),
        ["application-refused"] = new("市政府未同意", "Refused"),
        ["base-recognised"] = new("认定为示范基地", "Base recognised"),
        ["call-drafted"] = new("起草申报通知", "Call drafted"),
        ["call-published"] = new("发布申报通知", "Call published"),
        ["call-changed"] = new("修改申报通知草稿", "Call changed"),
        ["call-amended"] = new("补充修改申报通知", "Call amended"),
        ["call-closed"] = new("申报通知截止", "Call closed"),
        ["applicant-told"] = new("通知申报单位", "Applicant told"),
        ["notification-read"] = new("阅读通知", "Notification read"),
        ["criteria-received"] = new("收到评价标准", "Criteria received"),
        ["reference-figure-received"] = new("收到参考数据", "Reference figure received"),
        ["calendar-published"] = new("发布工作日历", "Calendar published"),
        ["clock-moved"] = new("调整业务时间", "Clock moved"),
        ["view-saved"] = new("保存视图", "View saved"),
        ["view-changed"] = new("修改视图", "View changed"),
        ["view-removed"] = new("删除视图", "View removed"),
    }.ToFrozenDictionary();

    public static bool Knows(string action) => All.ContainsKey(action);

    /// <summary>The action itself for one that an older or a newer version of the service recorded.</summary>
    public static ActionLabel Of(string action) => All.GetValueOrDefault(action) ?? new(action, action);
}

/// <summary>What people call an action.</summary>
public sealed record ActionLabel(string Chinese, string English);
