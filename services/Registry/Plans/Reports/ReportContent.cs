namespace Registry.Plans.Reports;

/// <summary>Money of one period, in fen (R77, R78).</summary>
/// <param name="OwnFen">自筹资金: the builder's own.</param>
/// <param name="GovernmentFen">政府性基金、专项资金 that the platform does not pay itself.</param>
/// <param name="PrivateFen">社会资本: private investment that came along.</param>
/// <param name="LoanFen">金融机构贷款: loans of banks.</param>
internal sealed record PeriodCapital(long OwnFen, long GovernmentFen, long PrivateFen, long LoanFen)
{
    public static readonly PeriodCapital None = new(0, 0, 0, 0);
}

/// <summary>What was reached of an indicator in a year, in the indicator's unit.</summary>
public sealed record YearFigure(string Code, int Year, decimal Value);

/// <summary>All that a builder says of a period.</summary>
internal sealed record ReportContent(
    IReadOnlyList<ReportedStep> Steps, IReadOnlyList<StepEvidence> Evidence, IReadOnlyList<YearFigure> Figures, PeriodCapital Capital,
    string Achievements, string Problems);
