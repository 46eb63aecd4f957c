using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using Registry.Indicators;
using Registry.Plans;
using Registry.Plans.Reports;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Dashboards;

/// <summary>The programme's targets against what was reached, for one year, by kind and county (R10, R37–R40, R56–R58, R69, R77, R78).</summary>
internal static class ReadTargets
{
    /// <summary>Of which year, and of which bases that the caller may see.</summary>
    public sealed record Filter
    {
        /// <summary>This year unless said.</summary>
        [Range(2018, 2100)]
        public int? Year { get; init; }

        [OneOf(typeof(BaseKind))]
        public string? Kind { get; init; }

        [RegularExpression(AreaCode.Pattern)]
        public string? Area { get; init; }
    }

    public static async Task<TargetsView> One(
        [AsParameters] Filter filter, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var (of, wanted, area) = (filter.Year ?? today.Year, OneOfAttribute.Read<BaseKind>(filter.Kind), filter.Area);
        var bases = await db.Bases.ManagedInSightOf(caller).AsNoTracking()
            .Where(b => (wanted == null || b.Kind == wanted) && (area == null || b.Area == area)).OrderBy(b => b.Id).ToListAsync(cancellationToken);
        var endOfYear = new DateOnly(of, 12, 31);
        var day = endOfYear < today ? endOfYear : today;
        var held = await TitlesAt.HeldAsync(db, bases, day, cancellationToken);
        var counted = bases.Where(b => held.Contains(b.Id)).ToList();
        var facts = await ProgrammeFacts.ReadAsync(db, counted, clock, cancellationToken);
        var whole = wanted is null && area is null && caller.SeesTheProgramme();
        return new(
            of, day, counted.Count, whole ? ProgrammeTarget.Of(counted.Count, today) : null,
            [
                .. counted.GroupBy(b => (b.Kind, b.Area)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Area, StringComparer.Ordinal)
                    .Select(g => GroupOf(g.Key.Kind, g.Key.Area, [.. g], of, facts, caller)),
            ]);
    }

    private static GroupView GroupOf(BaseKind kind, string area, IReadOnlyList<Base> bases, int year, ProgrammeFacts facts, Caller caller)
    {
        var plans = bases.Select(facts.PlanOf).OfType<ConstructionPlan>().Select(p => PlanStanding.Of(p, facts.Today)).ToList();
        var results = bases.SelectMany(b => facts.ResultsOf(b, year)).ToLookup(r => r.Code);
        var reports = bases.SelectMany(facts.ReportsOf).Where(r => r.Period.Year == year).Select(r => r.Report).ToList();
        var capital = PlanFunds.Sum(bases.Select(b => facts.CapitalOf(b, year)));
        return new(
            kind, area, bases.Count, bases.Count(b => b.LatestGrade is Grade.Outstanding),
            plans.Count == 0 ? null : plans.Sum(p => p.Progress) / plans.Count, plans.Count == 0 ? null : plans.Sum(p => p.Expected) / plans.Count,
            [.. PolicyTargets.Of(kind).Select(target => IndicatorCount.Of(target, [.. results[target.Code]]))],
            ReportCount.Of(reports),
            MoneyAmount.OfFen(bases.Sum(b => facts.PromisedFen(b, year))), MoneyAmount.OfFen(capital.OwnFen),
            bases.All(caller.SeesMoneyOf) ? PlanFunds.LeverageOf(AllYears(bases, facts), bases.Sum(facts.PaidFen)) : null);
    }

    private static PeriodCapital AllYears(IReadOnlyList<Base> bases, ProgrammeFacts facts) => PlanFunds.Sum(
        bases.SelectMany(facts.ReportsOf).Where(r => r.Report.Status is PlanReportStatus.Accepted).Select(r => r.Report.Capital));
}
