using Calendar;
using Microsoft.EntityFrameworkCore;

namespace Registry.Difficulties;

/// <summary>How the departments deal with what was raised in a time, as far as the caller sees it.</summary>
internal static class ReadFigures
{
    public static async Task<DifficultyStatistics> Handle(
        DateOnly? from, DateOnly? until, DifficultyDesk desk, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var rows = await desk.InSight().AsNoTracking().IgnoreAutoIncludes()
            .Where(d => (from == null || d.RaisedOn >= from) && (until == null || d.RaisedOn <= until))
            .Select(d => new Row(
                d.Responsible!.Code, d.Responsible!.Name, d.Kind, d.Type, d.Status, d.Level, d.OverdueSince != null, d.AssignedOn, d.AnsweredOn, d.Outcome, d.Satisfaction))
            .ToListAsync(cancellationToken);
        return new(
            Figures.Of(rows, calendar),
            [.. rows.Where(r => r.Code != null).GroupBy(r => r.Code!).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new DepartmentFigures(g.Key, g.Select(r => r.Name).Max(StringComparer.Ordinal)!, Figures.Of([.. g], calendar)))],
            [.. rows.GroupBy(r => r.Type).OrderBy(g => g.Key).Select(g => new TypeFigures(g.Key, Figures.Of([.. g], calendar)))],
            [.. rows.GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => new KindFigures(g.Key, Figures.Of([.. g], calendar)))]);
    }

    internal sealed record Row(
        string? Code, string? Name, DifficultyKind Kind, DifficultyType Type, DifficultyStatus Status, EscalationLevel Level, bool IsOverdue,
        DateOnly? AssignedOn, DateOnly? AnsweredOn, DifficultyOutcome? Outcome, Satisfaction? Satisfaction);
}

/// <summary>All, and by responsible department, type and kind.</summary>
public sealed record DifficultyStatistics(
    Figures All, IReadOnlyList<DepartmentFigures> Departments, IReadOnlyList<TypeFigures> Types, IReadOnlyList<KindFigures> Kinds);

public sealed record DepartmentFigures(string Code, string Name, Figures Figures);

public sealed record TypeFigures(DifficultyType Type, Figures Figures);

public sealed record KindFigures(DifficultyKind Kind, Figures Figures);

/// <summary>What has become of a number of difficulties.</summary>
/// <param name="Open">Not ended and not answered.</param>
/// <param name="Overdue">Whose department missed its day, answered since or not.</param>
/// <param name="Solved">Answered as solved, partly solved, or by a changed policy.</param>
/// <param name="PolicyChanged">Obstacles that a document has removed (R13).</param>
/// <param name="Satisfied">Satisfied or fairly satisfied.</param>
/// <param name="MeanWorkingDays">From assignment to answer, to one decimal place; none before the first answer.</param>
public sealed record Figures(
    int Raised, int Open, int Escalated, int Overdue, int Answered, int Solved, int PolicyChanged, int Satisfied, int Dissatisfied, decimal? MeanWorkingDays)
{
    internal static Figures Of(IReadOnlyList<ReadFigures.Row> rows, WorkingCalendar calendar)
    {
        var answered = rows.Where(r => r.AnsweredOn is not null).ToList();
        return new(
            rows.Count,
            rows.Count(r => r.Status is DifficultyStatus.Raised or DifficultyStatus.Returned or DifficultyStatus.Assigned or DifficultyStatus.Planned
                or DifficultyStatus.Reopened),
            rows.Count(r => r.Level > EscalationLevel.None),
            rows.Count(r => r.IsOverdue),
            answered.Count,
            rows.Count(r => r.Outcome is DifficultyOutcome.Solved or DifficultyOutcome.PartlySolved or DifficultyOutcome.PolicyChanged),
            rows.Count(r => r.Outcome is DifficultyOutcome.PolicyChanged),
            rows.Count(r => r.Satisfaction is Satisfaction.Satisfied or Satisfaction.FairlySatisfied),
            rows.Count(r => r.Satisfaction is Satisfaction.Dissatisfied),
            answered.Count == 0 ? null : decimal.Round(answered.Average(r => (decimal)calendar.WorkingDaysBetween(r.AssignedOn!.Value, r.AnsweredOn!.Value)), 1));
    }
}
