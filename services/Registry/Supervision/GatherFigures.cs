using Calendar;
using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Cases;
using Registry.Cycles;
using Registry.Data;
using Registry.Difficulties;
using Registry.Rectifications;
using Registry.Support;
using Registry.Support.Platforms;
using Registry.Surveys;
using ServiceDefaults.Http;

namespace Registry.Supervision;

/// <summary>Gathers what a report says from all that the registry keeps.</summary>
internal sealed class GatherFigures(RegistryDb db, GatherTargets targets, BusinessClock clock)
{
    public async Task<SupervisionFigures> OfAsync(int year, CancellationToken cancellationToken)
    {
        var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var reports = await ReportsAsync(year, cancellationToken);
        return new(
            year, clock.Today, await targets.OfAsync(until, reports, cancellationToken), await ResultsAsync(from, until, reports, cancellationToken),
            await ProblemsAsync(from, until, reports, cancellationToken));
    }

    /// <summary>The latest report of each base in the cycles of the year.</summary>
    private async Task<List<Reported>> ReportsAsync(int year, CancellationToken cancellationToken)
    {
        var rows = await (
            from r in db.ProgressReports.AsNoTracking()
            join c in db.EvaluationCycles on r.CycleId equals c.Id
            join e in db.CycleEntries on new { r.CycleId, r.BaseId } equals new { e.CycleId, e.BaseId }
            where c.Year == year
            select new Reported { Report = r, Entry = e }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Report.BaseId).Select(same => same.MaxBy(r => r.Report.Id)!).OrderBy(r => r.Entry.Number, StringComparer.Ordinal)];
    }

    private async Task<ResultFigures> ResultsAsync(DateOnly from, DateOnly until, List<Reported> reports, CancellationToken cancellationToken)
    {
        var measures = await db.SupportMeasures.Where(m => m.VoidedFor == null && m.GivenOn >= from && m.GivenOn <= until)
            .Select(m => m.AmountFen ?? 0).ToListAsync(cancellationToken);
        var money = await db.SupportEntries.AsNoTracking()
            .Where(e => e.Kind == SupportKind.PaymentSettled || e.Kind == SupportKind.PaymentFailed).ToListAsync(cancellationToken);
        var paid = money.GroupBy(e => e.SourceId).Select(source => source.MaxBy(e => e.Version)!)
            .Where(e => e.Kind is SupportKind.PaymentSettled && e.OnDate >= from && e.OnDate <= until).Sum(e => e.AmountFen ?? 0);
        var answered = db.Difficulties.Where(d => d.AnsweredOn >= from && d.AnsweredOn <= until);
        return new(
            [.. reports.Where(r => r.Entry.Grade is not null).GroupBy(r => r.Entry.Grade!.Value).OrderBy(g => g.Key).Select(g => new GradeCount(g.Key, g.Count()))],
            await db.TypicalCases.CountAsync(c => c.Status == CaseStatus.Published && c.PublishedOn >= from && c.PublishedOn <= until, cancellationToken),
            await db.CaseUses.CountAsync(u => u.On >= from && u.On <= until, cancellationToken),
            measures.Count, MoneyAmount.Text(measures.Sum()), MoneyAmount.Text(paid),
            await db.Platforms.CountAsync(p => p.Status == PlatformStatus.Operating && p.OpenedOn <= until, cancellationToken),
            await db.LocalPolicies.CountAsync(p => p.IssuedOn >= from && p.IssuedOn <= until, cancellationToken),
            await answered.CountAsync(
                d => d.Outcome == DifficultyOutcome.Solved || d.Outcome == DifficultyOutcome.PartlySolved || d.Outcome == DifficultyOutcome.PolicyChanged,
                cancellationToken),
            await answered.CountAsync(d => d.Outcome == DifficultyOutcome.PolicyChanged, cancellationToken),
            [.. reports.Select(r => new BaseWords(r.Entry.Number, r.Entry.Name, r.Report.Achievements))]);
    }

    private async Task<ProblemFigures> ProblemsAsync(DateOnly from, DateOnly until, List<Reported> reports, CancellationToken cancellationToken)
    {
        var raised = await db.Difficulties.Where(d => d.RaisedOn >= from && d.RaisedOn <= until).IgnoreAutoIncludes()
            .Select(d => new { d.Responsible!.Name, d.ClosedOn, d.AnsweredOn, d.OverdueSince, d.Satisfaction }).ToListAsync(cancellationToken);
        var closed = db.Rectifications.Where(r => r.ClosedOn >= from && r.ClosedOn <= until);
        var surveys = await db.Surveys.AsNoTracking().Where(s => s.Status == SurveyStatus.Concluded && s.ClosedOn >= from && s.ClosedOn <= until)
            .OrderBy(s => s.Id)
            .Select(s => new SurveyWords(s.Title, s.Invitations.Count, db.SurveyAnswers.Count(a => a.SurveyId == s.Id), s.Conclusion!))
            .ToListAsync(cancellationToken);
        return new(
            await db.Rectifications.CountAsync(r => r.OrderedOn >= from && r.OrderedOn <= until, cancellationToken),
            await closed.CountAsync(r => r.Status == RectificationStatus.Passed, cancellationToken),
            await closed.CountAsync(r => r.Status == RectificationStatus.RevocationApproved, cancellationToken),
            [.. raised.GroupBy(d => (string?)d.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new DepartmentCount(
                g.Key, g.Count(), g.Count(d => d.ClosedOn is null && d.AnsweredOn is null), g.Count(d => d.OverdueSince is not null),
                g.Count(d => d.Satisfaction is Satisfaction.Dissatisfied)))],
            [.. reports.Select(r => new BaseWords(r.Entry.Number, r.Entry.Name, r.Report.Problems))],
            surveys);
    }
}

/// <summary>What a base reported in a cycle, and how it was graded there.</summary>
internal sealed class Reported
{
    public required ProgressReport Report { get; init; }

    public required CycleEntry Entry { get; init; }
}
