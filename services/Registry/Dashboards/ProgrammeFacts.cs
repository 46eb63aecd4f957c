using Calendar;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using Registry.Indicators;
using Registry.Plans;
using Registry.Plans.Reports;
using Registry.Rectifications;
using Registry.Support;

namespace Registry.Dashboards;

/// <summary>What is known of some bases, read in a handful of queries, so that dashboards and warnings are computed without the database.</summary>
internal sealed class ProgrammeFacts
{
    private ILookup<Guid, PlanReport> _reports = Enumerable.Empty<PlanReport>().ToLookup(r => r.BaseId);
    private Dictionary<Guid, ReportingPeriod> _periods = [];
    private Dictionary<Guid, ConstructionPlan> _plans = [];
    private Dictionary<Guid, Rectification> _rectifications = [];
    private ILookup<Guid, SupportEntry> _support = Enumerable.Empty<SupportEntry>().ToLookup(e => e.BaseId);

    private ProgrammeFacts(FigureBook figures, DateOnly today) => (Figures, Today) = (figures, today);

    public FigureBook Figures { get; }

    public DateOnly Today { get; }

    public static async Task<ProgrammeFacts> ReadAsync(RegistryDb db, IReadOnlyList<Base> of, BusinessClock clock, CancellationToken cancellationToken)
    {
        var ids = of.Select(b => b.Id).ToList();
        return new(await FigureBook.ReadAsync(db, ids, cancellationToken), clock.Today)
        {
            _plans = await db.ConstructionPlans.AsNoTracking().Include(p => p.Steps).Where(p => ids.Contains(p.BaseId))
                .ToDictionaryAsync(p => p.BaseId, cancellationToken),
            _periods = await db.ReportingPeriods.AsNoTracking().ToDictionaryAsync(p => p.Id, cancellationToken),
            _reports = (await db.PlanReports.AsNoTracking().Where(r => ids.Contains(r.BaseId)).OrderBy(r => r.Id).ToListAsync(cancellationToken))
                .ToLookup(r => r.BaseId),
            _rectifications = await db.Rectifications.AsNoTracking().Where(r => ids.Contains(r.BaseId) && r.ClosedOn == null)
                .ToDictionaryAsync(r => r.BaseId, cancellationToken),
            _support = (await db.SupportEntries.AsNoTracking().Where(e => ids.Contains(e.BaseId)).ToListAsync(cancellationToken)).ToLookup(e => e.BaseId),
        };
    }

    public ConstructionPlan? PlanOf(Base b) => _plans.GetValueOrDefault(b.Id);

    public Rectification? RectificationOf(Base b) => _rectifications.GetValueOrDefault(b.Id);

    public IEnumerable<(PlanReport Report, ReportingPeriod Period)> ReportsOf(Base b) => _reports[b.Id].Select(r => (r, _periods[r.PeriodId]));

    /// <summary>Of the accepted reports on periods of that year.</summary>
    public PeriodCapital CapitalOf(Base b, int year) => PlanFunds.Sum(
        ReportsOf(b).Where(r => r.Report.Status is PlanReportStatus.Accepted && r.Period.Year == year).Select(r => r.Report.Capital));

    public long PaidFen(Base b) => SupportTotals.PaidFen([.. _support[b.Id]]);

    /// <summary>What the builder promised to invest in that year; none where nothing was promised.</summary>
    public long PromisedFen(Base b, int year) => PlanOf(b)?.OwnFunding.Where(f => f.Year == year).Sum(f => f.AmountFen) ?? 0;

    public IEnumerable<TargetResult> ResultsOf(Base b, int year) =>
        PolicyTargets.Of(b.Kind, b.Targets).Select(target => Figures.Judge(b, target, year, Today));
}
