using System.ComponentModel.DataAnnotations;
using System.Data;
using Applications.Data;
using Applications.Intake;
using Applications.Spreadsheets;
using Contracts;
using Contracts.Evaluation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Lists.Export;

/// <summary>
/// A list as a spreadsheet, of one instant: all of it is read in one snapshot. It is written row by row into a temporary file
/// and sent from there, so that a slow reader holds no connection and nobody gets the half of a file that failed.
/// </summary>
internal static class ExportApplications
{
    private const int AtOnce = 3;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly SemaphoreSlim Turn = new(AtOnce);

    /// <summary>What kind of file.</summary>
    public sealed record As
    {
        /// <summary><c>xlsx</c>, which also keeps long account numbers, or <c>csv</c>.</summary>
        [OneOf(typeof(FileFormat))]
        public string? Format { get; init; }
    }

    internal enum FileFormat
    {
        Xlsx,
        Csv,
    }

    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        [AsParameters] ListFilter filter, [AsParameters] As form, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (filter.LacksItsCall)
        {
            return ListApplications.CallMissing();
        }

        var isCsv = OneOfAttribute.Read<FileFormat>(form.Format) is FileFormat.Csv;
        await Turn.WaitAsync(cancellationToken);
        var file = Temporary();
        try
        {
            await using (ISheetWriter sheet = isCsv ? new CsvSheetWriter(file) : new XlsxSheetWriter(file, "申报一览"))
            {
                await WriteAsync(filter, sheet, db, caller, cancellationToken);
            }

            file.Position = 0;
            return TypedResults.Stream(file, isCsv ? "text/csv; charset=utf-8" : Xlsx, isCsv ? "申报一览.csv" : "申报一览.xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task WriteAsync(ListFilter filter, ISheetWriter sheet, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var columns = ExportColumns.For(await ItemsAsync(filter, db, cancellationToken));
        await sheet.WriteRowAsync(columns.Select(column => column.Heading), cancellationToken);
        var applications = ListSort.Of(filter.Sort).Apply(filter.Narrow(db.ReadableBy(caller), db), after: null).AsNoTracking();
        await foreach (var application in applications.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var view = ApplicationView.Of(application, caller);
            await sheet.WriteRowAsync(columns.Select(column => column.Value(view)), cancellationToken);
        }
    }

    /// <summary>Of the call's criteria, or without a call of the latest that name each item.</summary>
    private static async Task<IReadOnlyList<CriteriaItem>> ItemsAsync(ListFilter filter, ApplicationsDb db, CancellationToken cancellationToken)
    {
        var call = await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == filter.Call, cancellationToken);
        var bound = call?.Terms.Criteria.Select(c => c.VersionId).ToList();
        var kind = OneOfAttribute.Read<BaseKind>(filter.Kind);
        var versions = await db.CriteriaVersions.AsNoTracking()
            .Where(v => (bound == null || bound.Contains(v.Id)) && (kind == null || v.Kind == kind))
            .OrderBy(v => v.Kind).ThenByDescending(v => v.Number).ToListAsync(cancellationToken);
        return [.. versions.SelectMany(v => v.Items).DistinctBy(item => item.Code)];
    }

    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), $"export-{Guid.CreateVersion7():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
        64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
