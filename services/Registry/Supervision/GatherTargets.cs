using System.Globalization;
using Calendar;
using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Dashboards;
using Registry.Data;
using Registry.Indicators;
using Registry.Plans;

namespace Registry.Supervision;

/// <summary>Gathers how far each base has come: by its plan, by the figures of accepted reports, and by its own word where there are none.</summary>
internal sealed class GatherTargets(RegistryDb db, BusinessClock clock)
{
    public async Task<TargetFigures> OfAsync(DateOnly endOfYear, IReadOnlyList<Reported> reports, CancellationToken cancellationToken)
    {
        var bases = await db.Bases.AsNoTracking().OrderBy(b => b.Number).ToListAsync(cancellationToken);
        var held = await TitlesAt.HeldAsync(db, bases, endOfYear, cancellationToken);
        var reported = reports.ToDictionary(r => r.Report.BaseId);
        var told = bases.Where(b => held.Contains(b.Id) || reported.ContainsKey(b.Id)).ToList();
        var facts = await ProgrammeFacts.ReadAsync(db, told, clock, cancellationToken);
        return new(
            bases.Count(b => b.Level is BaseLevel.Municipal && b.HoldsTitle), ProgrammeTarget.Bases,
            [.. told.Select(b => TargetsOf(b, endOfYear.Year, facts, reported.GetValueOrDefault(b.Id)))]);
    }

    private static BaseTargets TargetsOf(Base b, int year, ProgrammeFacts facts, Reported? reported)
    {
        var targets = PolicyTargets.Of(b.Kind, b.Targets).ToDictionary(t => t.Code);
        var accepted = facts.ResultsOf(b, year).Where(r => r.Outcome is not TargetOutcome.Unknown).Select(r => LineOf(targets[r.Code], r)).ToList();
        var said = (reported?.Report.Figures ?? []).Where(f => accepted.All(line => line.Code != f.Code))
            .Select(f => new TargetLine(f.Code, f.Name, Text(f.Target), Text(f.Reached), f.Unit, TargetJudge.Keeps(f)));
        TargetLine[] lines = [.. accepted.Concat(said).OrderBy(line => line.Code, StringComparer.Ordinal)];
        return new(
            reported?.Entry.Number ?? b.Number, reported?.Entry.Name ?? b.Name, lines.Count(line => line.IsReached), reported?.Entry.Grade, lines,
            facts.PlanOf(b) is { } plan ? LineOf(PlanStanding.Of(plan, facts.Today)) : null);
    }

    private static TargetLine LineOf(IndicatorTarget target, TargetResult result) => new(
        target.Code, target.Name, Text(result.Target!.Value), Text(result.Compared!.Value), target.Unit, result.Outcome is TargetOutcome.Reached,
        IsAccepted: true);

    private static PlanLine LineOf(PlanStanding standing) =>
        new(standing.Progress, standing.Expected, standing.SlippageDays, standing.Overdue.Count);

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
