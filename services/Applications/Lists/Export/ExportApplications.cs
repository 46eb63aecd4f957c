using System.ComponentModel.DataAnnotations;
using System.Data;
using Applications.Data;
using Applications.Intake;
using Contracts;
using Contracts.Evaluation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using ServiceDefaults.Spreadsheets;

namespace Applications.Lists.Export;

/// <summary>A list as a spreadsheet, of one instant: all of it is read in one snapshot.</summary>
internal static class ExportApplications
{
    /// <summary>What kind of file.</summary>
    public sealed record As
    {
        /// <summary><c>xlsx</c>, which also keeps long account numbers, or <c>csv</c>.</summary>
        [OneOf(typeof(SheetFormat))]
        public string? Format { get; init; }
    }

    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        [AsParameters] ListFilter filter, [AsParameters] As form, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (filter.LacksItsCall)
        {
            return ListApplications.CallMissing();
        }

        return await SpreadsheetAnswer.OfAsync(form.Format, "申报一览", sheet => WriteAsync(filter, sheet, db, caller, cancellationToken), cancellationToken);
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
}
