using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Applications.Data;
using Applications.ReferenceData;
using Applications.Requests;
using Applications.Spreadsheets;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Calendars;

/// <summary>A year's holidays from CSV with the headings <c>date,kind</c> or <c>日期,类型</c>, each day <c>off</c> (放假) or <c>work</c> (调休).</summary>
internal static class ImportCalendar
{
    private const int MaxRows = 120;
    private static readonly (string, string)[] Headings = [("date", "日期"), ("kind", "类型")];

    public sealed record Request(
        [property: Range(2018, 2100)] int Year, [property: Required, Text(20_000)] string Csv,
        [property: Required, Text(Words.MaxName)] string Source, bool DryRun = false);

    /// <param name="Version">The calendar's number now; 0 in a dry run.</param>
    /// <param name="Errors">All that is wrong with the file; a file with errors changes nothing.</param>
    public sealed record Report(
        int Year, long Version, bool DryRun, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> WorkingWeekends, IReadOnlyList<RowError> Errors);

    public static async Task<Results<Ok<Report>, ProblemHttpResult>> Handle(
        Request request, ApplicationsDb db, EventOutbox outbox, CancellationToken cancellationToken)
    {
        var rows = CsvRows.Read(request.Csv, Headings, MaxRows, out var errors);
        var days = rows.Select(row => (Day: DayOf(row), IsOff: IsOff(row))).ToList();
        errors.AddRange(rows.SelectMany((row, i) => ErrorsOf(row, days[i].Day, days[i].IsOff, request.Year)));
        errors.AddRange(rows.Where((_, i) => days.Take(i).Any(before => before.Day == days[i].Day))
            .Select(row => new RowError(row.Number, "date", "date-twice", "The day stands above already: keep one.")));
        if (errors.Count > 0 && !request.DryRun)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(errors.Select(e => new FieldError("/csv", $"Row {e.Row}, {e.Column}: {e.Detail}"))));
        }

        List<DateOnly> Of(bool isOff) => [.. days.Where(d => d.IsOff == isOff).Select(d => d.Day).OfType<DateOnly>().Order()];
        var version = request.DryRun
            ? 0
            : (await PublishCalendar.Handle(new(request.Year, Of(isOff: true), Of(isOff: false), request.Source), db, outbox, cancellationToken)).Revision;
        return TypedResults.Ok(new Report(request.Year, version, request.DryRun, Of(isOff: true), Of(isOff: false), errors));
    }

    private static DateOnly? DayOf(CsvRow row) =>
        DateOnly.TryParseExact(row.Fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool? IsOff(CsvRow row) => row.Fields[1] switch
    {
        "off" or "放假" => true,
        "work" or "调休" => false,
        _ => null,
    };

    private static IEnumerable<RowError> ErrorsOf(CsvRow row, DateOnly? day, bool? isOff, int year)
    {
        if (day?.Year != year)
        {
            yield return new(row.Number, "date", "date-malformed", $"Write a day of {year}, such as {year}-10-01.");
        }

        if (isOff is null)
        {
            yield return new(row.Number, "kind", "kind-unknown", "Write off (放假) or work (调休).");
        }
        else if (isOff is false && day?.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
        {
            yield return new(row.Number, "kind", "no-weekend", "A working weekend is a Saturday or a Sunday.");
        }
    }
}
