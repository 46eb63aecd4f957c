using Contracts;
using Registry.Indicators;
using Registry.Plans.Reports;
using ServiceDefaults.Http;

namespace Registry.Dashboards;

/// <summary>Targets against what was reached in a year, of the bases that the caller may see.</summary>
/// <param name="On">The end of the year, or today while it is running.</param>
/// <param name="Active">The city's bases that held their title on that day; the province's are not managed here (R94).</param>
/// <param name="Programme">The programme's own target; only over all kinds and counties, for those who see them all.</param>
public sealed record TargetsView(int Year, DateOnly On, int Active, ProgrammeTarget? Programme, IReadOnlyList<GroupView> Groups);

/// <summary>Ten municipal bases or more by 2020 (PRG-T1, R10).</summary>
/// <param name="Active">Municipal bases that held their title; the province's do not count.</param>
public sealed record ProgrammeTarget(string Code, int Target, DateOnly DueOn, int Active, TargetOutcome Outcome)
{
    public const int Bases = 10;

    private static readonly DateOnly By = new(2020, 12, 31);

    internal static ProgrammeTarget Of(int active, DateOnly today) => new(
        "PRG-T1", Bases, By, active, active >= Bases ? TargetOutcome.Reached : today > By ? TargetOutcome.Missed : TargetOutcome.NotYet);
}

/// <summary>The bases of one kind in one county.</summary>
/// <param name="Progress">Per cent, the mean over those that have a plan, as it is today.</param>
/// <param name="ExpectedProgress">Per cent that their first dates ask for by today.</param>
/// <param name="OwnFundsPromised">For that year (R78).</param>
/// <param name="Leverage">Private capital and loans for each yuan of public money, over all years (R77); for those who see the money.</param>
public sealed record GroupView(
    BaseKind Kind, string Area, int Active, int Outstanding, int? Progress, int? ExpectedProgress, IReadOnlyList<IndicatorCount> Indicators,
    ReportCount Reports, MoneyAmount OwnFundsPromised, MoneyAmount OwnFundsInvested, decimal? Leverage);

/// <summary>How many bases reached a target of the policy's in the year.</summary>
public sealed record IndicatorCount(string Code, string Name, int Reached, int NotYet, int Missed, int Unknown)
{
    internal static IndicatorCount Of(IndicatorTarget target, IReadOnlyList<TargetResult> results)
    {
        int Count(TargetOutcome outcome) => results.Count(r => r.Outcome == outcome);

        return new(
            target.Code, target.Name, Count(TargetOutcome.Reached), Count(TargetOutcome.NotYet), Count(TargetOutcome.Missed), Count(TargetOutcome.Unknown));
    }
}

/// <summary>The year's reports by where they stand.</summary>
/// <param name="Late">Handed in after their date.</param>
public sealed record ReportCount(int Expected, int Overdue, int Submitted, int Returned, int Accepted, int Late)
{
    internal static ReportCount Of(IReadOnlyList<PlanReport> reports)
    {
        int Count(PlanReportStatus status) => reports.Count(r => r.Status == status);

        return new(
            Count(PlanReportStatus.Expected), Count(PlanReportStatus.Overdue), Count(PlanReportStatus.Submitted), Count(PlanReportStatus.Returned),
            Count(PlanReportStatus.Accepted), reports.Count(r => r.Late));
    }
}
