namespace Funding.UseOfFunds.Reports;

/// <summary>What a builder reports of one span of time.</summary>
internal sealed record UseContent(
    IReadOnlyList<Spending> Spending, IReadOnlyList<Proof> Documents, Capital Capital, string Results, string? Problems)
{
    public long SpentFen => Spending.Sum(s => s.AmountFen);
}

/// <summary>Part of the public money, and what it became.</summary>
internal sealed record Spending(SpendingPurpose Purpose, long AmountFen, string Note);

/// <summary>What came beside the award's money (R77, R78).</summary>
/// <param name="OwnFen">自筹资金</param>
/// <param name="PrivateFen">社会资本</param>
/// <param name="LoanFen">金融机构贷款</param>
/// <param name="OtherPublicFen">其他财政资金, which counts as public in the leverage ratio.</param>
internal sealed record Capital(long OwnFen, long PrivateFen, long LoanFen, long OtherPublicFen)
{
    public static readonly Capital None = new(0, 0, 0, 0);
}
