using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Requests;
using Applications.Spreadsheets;
using Calendar;
using Contracts.Applications;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.ReferenceData;

/// <summary>Replaces a list by a CSV file, and tells all services; with <c>dryRun</c> it only says what would come of it.</summary>
internal static class ImportReferenceList
{
    private const int MaxCsv = 500_000;

    /// <param name="Csv">The file's text: headings <c>code,name,group</c> or <c>代码,名称,类别</c>, then the whole list.</param>
    /// <param name="Source">The document that it follows.</param>
    /// <param name="DryRun">Reports and changes nothing.</param>
    public sealed record Request(
        [property: Required, Text(MaxCsv)] string Csv, [property: Required, Text(Words.MaxName)] string Source, bool DryRun = false);

    /// <param name="Version">The list's number now; that of before in a dry run.</param>
    /// <param name="Errors">All that is wrong with the file; a file with errors changes nothing.</param>
    public sealed record Report(
        string List, long Version, bool DryRun, int Rows, IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed,
        IReadOnlyList<RowError> Errors);

    public static async Task<Results<Ok<Report>, NotFound, ProblemHttpResult>> Handle(
        string list, Request request, ApplicationsDb db, EventOutbox outbox, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (ReferenceLists.Find(list) is not { } definition)
        {
            return TypedResults.NotFound();
        }

        var current = await db.ReferenceLists.SingleOrDefaultAsync(l => l.Name == list, cancellationToken);
        var (entries, errors) = ReferenceCsv.Read(definition, request.Csv);
        var found = new List<RowError>(errors);
        var removed = (current?.Entries ?? []).Select(e => e.Code).Except(entries.Select(e => e.Code)).ToList();
        if (found.Count == 0)
        {
            found.AddRange(await StillUsedAsync(db, list, removed, cancellationToken));
        }

        if (found.Count > 0 && !request.DryRun)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(found.Select(e => new FieldError("/csv", $"Row {e.Row}, {e.Column}: {e.Detail}"))));
        }

        var before = current?.Entries ?? [];
        if (!request.DryRun)
        {
            current = await ReplaceAsync(db, outbox, current ?? new(list), entries, request.Source, clock.Now, cancellationToken);
        }

        return TypedResults.Ok(new Report(
            list, current?.Revision ?? 0, request.DryRun, entries.Count, [.. entries.Select(e => e.Code).Except(before.Select(e => e.Code))],
            [.. entries.Where(e => before.Any(old => old.Code == e.Code && old != e)).Select(e => e.Code)], removed, found));
    }

    private static async Task<ReferenceList> ReplaceAsync(
        ApplicationsDb db, EventOutbox outbox, ReferenceList list, IReadOnlyList<ReferenceEntry> entries, string source, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (list.Revision == 0)
        {
            db.ReferenceLists.Add(list);
        }

        outbox.Add(list.Publish(entries, source));
        db.ReferenceListVersions.Add(new(list, source, now));
        db.Record(list, "reference-list-published", reason: source, data: new { list.Name, list.Revision });
        await db.SaveChangesAsync(cancellationToken);
        return list;
    }

    /// <summary>An area from which somebody applies stays in the list.</summary>
    private static async Task<IEnumerable<RowError>> StillUsedAsync(
        ApplicationsDb db, string list, List<string> removed, CancellationToken cancellationToken)
    {
        if (list != ReferenceLists.Areas || removed.Count == 0)
        {
            return [];
        }

        var used = await db.Applications.Where(a => removed.Contains(a.Area)).Select(a => a.Area).Distinct().ToListAsync(cancellationToken);
        return used.Order(StringComparer.Ordinal).Select(area => new RowError(1, "code", "still-used", $"{area} is missing, and applications lie in it: keep it."));
    }
}
