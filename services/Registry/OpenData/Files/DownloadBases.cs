using System.ComponentModel.DataAnnotations;
using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Registry.Data;
using ServiceDefaults.Requests;
using ServiceDefaults.Spreadsheets;

namespace Registry.OpenData.Files;

/// <summary>All bases of a filter as one file, of one instant: all of it is read in one snapshot.</summary>
internal static class DownloadBases
{
    private const string Name = "双创示范基地名录";

    /// <summary>What kind of file.</summary>
    public sealed record As
    {
        /// <summary><c>csv</c>, <c>xlsx</c> or <c>json-ld</c>.</summary>
        [Required, OneOf(typeof(FileFormat))]
        public string? Format { get; init; }
    }

    internal enum FileFormat
    {
        Csv,
        Xlsx,
        JsonLd,
    }

    public static Task<FileStreamHttpResult> Handle(
        [AsParameters] OpenFilter filter, [AsParameters] As form, RegistryDb db, IOptions<JsonOptions> json, CancellationToken cancellationToken) =>
        OneOfAttribute.Read<FileFormat>(form.Format) switch
        {
            FileFormat.JsonLd => FileAnswer.OfAsync("application/ld+json", $"{Name}.jsonld", async file =>
            {
                await using var graph = new JsonLdWriter(file, json.Value.SerializerOptions);
                await ReadAsync(filter, db, shown => graph.WriteAsync(shown, cancellationToken), cancellationToken);
            }, cancellationToken),
            var format => SpreadsheetAnswer.OfAsync(format is FileFormat.Csv, Name, async sheet =>
            {
                await sheet.WriteRowAsync(OpenColumns.All.Select(column => column.Heading), cancellationToken);
                await ReadAsync(
                    filter, db, shown => sheet.WriteRowAsync(OpenColumns.All.Select(column => column.Value(shown)), cancellationToken), cancellationToken);
            }, cancellationToken),
        };

    private static async Task ReadAsync(OpenFilter filter, RegistryDb db, Func<OpenBase, Task> write, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var bases = filter.Narrow(db).AsNoTracking().OrderBy(b => b.Id).Select(OpenBase.Of);
        await foreach (var shown in bases.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await write(shown);
        }
    }
}
