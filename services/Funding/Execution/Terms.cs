using Contracts;
using Funding.Awards;
using Funding.Ledger;
using ServiceDefaults.Requests;
using ServiceDefaults.Spreadsheets;

namespace Funding.Execution;

/// <summary>Stages, journals and statuses as people in the finance bureau call them.</summary>
internal static class Terms
{
    public static string Of(Stage stage) => stage switch
    {
        Stage.Source => "资金来源",
        Stage.Available => "可用余额",
        Stage.Reserved => "已预留",
        Stage.Committed => "已承诺待拨付",
        Stage.Paid => "已拨付",
        Stage.Recovered => "已收回待处理",
        Stage.Returned => "已缴回国库",
        Stage.Frozen => "已冻结",
        Stage.Lapsed => "年终结余收回",
        Stage.WrittenOff => "已核销损失",
        _ => stage.ToString(),
    };

    public static string Of(JournalKind kind) => kind switch
    {
        JournalKind.Appropriation => "预算下达",
        JournalKind.Reservation => "预留",
        JournalKind.ReservationRelease => "预留释放",
        JournalKind.Commitment => "承诺",
        JournalKind.CommitmentRelease => "承诺释放",
        JournalKind.Payment => "拨付",
        JournalKind.PaymentReversal => "退汇冲回",
        JournalKind.Receipt => "追回到账",
        JournalKind.QuotaRestoration => "恢复指标",
        JournalKind.TreasuryReturn => "缴回国库",
        JournalKind.Supplement => "追加",
        JournalKind.Reduction => "调减",
        JournalKind.Transfer => "调剂",
        JournalKind.Freeze => "冻结",
        JournalKind.Unfreeze => "解冻",
        JournalKind.CarryOver => "结转",
        JournalKind.Lapse => "结余收回",
        JournalKind.WriteOffLoss => "核销损失",
        _ => $"冲正:{Of(Enum.GetValues<JournalKind>().Single(k => k.Reversal() == kind))}",
    };

    public static string Of(AwardStatus status) => status switch
    {
        AwardStatus.Proposed => "拟安排",
        AwardStatus.BudgetReserved => "已预留,待审批",
        AwardStatus.Approved => "已审批,待发协议",
        AwardStatus.AgreementSent => "协议已发,待签订",
        AwardStatus.Signed => "协议已签,待生效",
        AwardStatus.Active => "执行中,待拨付",
        AwardStatus.FinalReport => "待结项",
        AwardStatus.Closed => "已结项",
        AwardStatus.Declined => "未通过",
        AwardStatus.Amended => "已变更",
        AwardStatus.OnHold => "基地整改或称号暂停,暂停拨付",
        AwardStatus.Terminated => "已终止,在途款项待银行答复",
        _ => status.ToString(),
    };

    public static string Of(Dimension by) => by switch
    {
        Dimension.Source => "资金来源",
        Dimension.Line => "预算科目",
        Dimension.Budget => "预算指标",
        Dimension.Year => "预算年度",
        Dimension.Area => "县(市、区)",
        Dimension.Kind => "基地类别",
        Dimension.Month => "月份",
        Dimension.Status => "项目状态",
        _ => by.ToString(),
    };

    /// <summary>One row of the dimension.</summary>
    public static string Of(Dimension by, string? key) => (by, key) switch
    {
        (_, null) => "未分到基地",
        (Dimension.Kind, _) => ChineseKind.Of(OneOfAttribute.Read<BaseKind>(key)!.Value),
        (Dimension.Status, _) => Of(OneOfAttribute.Read<AwardStatus>(key)!.Value),
        (Dimension.Year, _) => $"{key}年",
        _ => key,
    };
}
