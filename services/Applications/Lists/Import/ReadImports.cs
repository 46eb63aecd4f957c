using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Lists.Import;

internal static class ReadImports
{
    public static Task<Page<RecommendationImportView>> List(
        [AsParameters] PageRequest page, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        OfCounty(caller, db).ToPageAsync(page, RecommendationImportView.Of, cancellationToken);

    public static Task<Results<Ok<RecommendationImportView>, NotFound>> One(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        OfCounty(caller, db).OneAsync(id, RecommendationImportView.Of, cancellationToken);

    private static IQueryable<RecommendationImport> OfCounty(Caller caller, ApplicationsDb db) =>
        db.RecommendationImports.Where(i => caller.Area != null && i.Area == caller.Area);
}

/// <summary>A spreadsheet that was taken.</summary>
/// <param name="FileHash">SHA-256 in hexadecimal.</param>
public sealed record RecommendationImportView(
    Guid Id, long Revision, string Area, string FileName, string FileHash, ImportOutcome Outcome, DateTimeOffset At) : IVersioned
{
    internal static RecommendationImportView Of(RecommendationImport i) => new(i.Id, i.Revision, i.Area, i.FileName, i.FileHash, i.Outcome, i.At);
}
