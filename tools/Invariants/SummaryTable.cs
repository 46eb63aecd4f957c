using System.Globalization;
using Spectre.Console;

namespace Invariants;

/// <summary>The summary for people.</summary>
internal static class SummaryTable
{
    public static Table Of(Summary summary)
    {
        var (a, e, r, f, m) = (summary.Applications, summary.Evaluation, summary.Registry, summary.Funding, summary.Messages);
        return new Table().Border(TableBorder.Rounded).AddColumns("什么 What", "结果 Result")
            .AddRow("申报 Applications", $"{a.Submitted} 提交 submitted, {a.Recommended} 推荐 recommended, {a.Eligible} 符合条件 eligible, {a.Recognised} 认定 recognised")
            .AddRow("评审 Evaluation", $"{e.Experts} 专家 experts, {e.Sheets} 评分表 locked sheets, {e.Records.Count} 签名记录 signed records")
            .AddRow("基地 Registry", $"{r.Registered} 入库 registered, {r.Outstanding} 优秀 outstanding, {r.Rectified} 整改通过 rectified, {r.Revoked} 取消 revoked, {r.Active} 在册 active")
            .AddRow("资金 Funding", $"预算 budget {Yuan(f.BudgetFen)}, 承诺 committed {Yuan(f.CommittedFen)}, 拨付 paid {Yuan(f.PaidFen)}, 收回 recovered {Yuan(f.RecoveredFen)}, 平衡 sum {Yuan(f.PostingsSumFen)}")
            .AddRow("拨付 Payments", $"{f.Payments.Paid} 到账 paid, {f.Payments.Rejected} 退回 rejected, {f.Payments.UnknownResolved} 未知已查清 unknown, resolved by asking")
            .AddRow("消息 Messages", $"{m.Published} 发布 published, {m.Consumed} 生效 effects, {m.Dead} 死信 dead")
            .AddRow("用时 Elapsed", string.Create(CultureInfo.InvariantCulture, $"{summary.ElapsedSeconds:F1} s"));
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("¥#,0.00", CultureInfo.InvariantCulture);
}
