using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Calendar;

/// <summary>The official calendars of 2018 and 2019, for demo mode: marked by <see cref="CalendarYear.Seeded"/>, replaced by any published version.</summary>
public static class StateCouncilCalendars
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<CalendarYear> Years { get; } = Read();

    /// <summary>Inserts the years that the database does not have. Takes effect in the caller's transaction, if there is one.</summary>
    public static async Task SeedStateCouncilCalendarsAsync(this DbContext db, CancellationToken cancellationToken = default)
    {
        foreach (var year in Years)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into working_calendar (year, version, holidays, working_weekends)
                values ({year.Year}, {year.Version}, {year.Holidays}, {year.WorkingWeekends}) on conflict (year) do nothing
                """, cancellationToken);
        }
    }

    private static CalendarYear[] Read()
    {
        using var stream = typeof(StateCouncilCalendars).Assembly.GetManifestResourceStream("state-council.json")!;
        var file = JsonSerializer.Deserialize<Document>(stream, Web)!;
        return [.. file.Years.Select(y => new CalendarYear
        {
            Year = y.Year,
            Version = CalendarYear.Seeded,
            Holidays = [.. y.Holidays.SelectMany(Days)],
            WorkingWeekends = [.. y.WorkingWeekends.SelectMany(Days)],
        })];
    }

    // A day, or an ISO 8601 interval of days with both ends.
    private static IEnumerable<DateOnly> Days(string text)
    {
        var ends = text.Split('/').Select(end => DateOnly.ParseExact(end, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(0, ends[^1].DayNumber - ends[0].DayNumber + 1).Select(ends[0].AddDays);
    }

    private sealed record Document(Notice[] Years);

    private sealed record Notice(int Year, string[] Holidays, string[] WorkingWeekends);
}
