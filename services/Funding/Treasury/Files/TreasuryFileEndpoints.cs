using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Treasury.Files;

/// <summary>One message to or from the treasury as callers see it.</summary>
/// <param name="Message">Such as <c>pain.001.001.09</c>; none where it could not be read.</param>
/// <param name="Lines">Orders, or what is said of orders.</param>
public sealed record TreasuryFileView(
    Guid Id, long Revision, TreasuryFileStatus Status, string? Message, string? MessageId, string FileName, string Sha256, int Lines, string? RefusedFor,
    DateTimeOffset At) : IVersioned
{
    internal static TreasuryFileView Of(TreasuryFile f) =>
        new(f.Id, f.Revision, f.Status, f.Message, f.MessageId, f.FileName, f.Sha256, f.Lines, f.RefusedFor, f.At);
}

internal static class TreasuryFileEndpoints
{
    public static void MapTreasuryFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapApi("/treasury-files", "Treasury").RequireAuthorization(Authorization.ReadAccounts);
        files.MapGet("/", List).WithSummary("Messages to and from the treasury, oldest first; refused ones say why.");
        files.MapGet("/{id:guid}", One).WithSummary("One message.");
        files.MapGet("/{id:guid}/content", Content).WithSummary("The message itself, as it went or came.");
    }

    private static Task<Page<TreasuryFileView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Set<TreasuryFile>().ToPageAsync(page, TreasuryFileView.Of, cancellationToken);

    private static Task<Results<Ok<TreasuryFileView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Set<TreasuryFile>().OneAsync(id, TreasuryFileView.Of, cancellationToken);

    private static async Task<Results<FileContentHttpResult, NotFound>> Content(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        await db.Set<TreasuryContent>().AsNoTracking().SingleOrDefaultAsync(c => c.FileId == id, cancellationToken) is { } content
            ? TypedResults.Bytes(content.Bytes, "application/xml", $"{id:N}.xml")
            : TypedResults.NotFound();
}
