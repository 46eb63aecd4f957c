using Applications.Data;
using Applications.Notices;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Applications.Public;

/// <summary>The notices as they were published: field by field what <see cref="NoticeDocument"/> names, and nothing else.</summary>
internal static class ReadNotices
{
    /// <param name="EndsAt">The first instant at which it is over.</param>
    public sealed record Row(Guid Id, string Title, int Year, int Number, DateTimeOffset OpenedAt, DateTimeOffset EndsAt, int Entries);

    /// <param name="DocumentHash">SHA-256 of the notice's canonical JSON (RFC 8785).</param>
    public sealed record View(Guid Id, string DocumentHash, NoticeDocument Notice);

    public static Task<Page<Row>> List([AsParameters] PageRequest page, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.Notices.ToPageAsync(page, ToRow, cancellationToken);

    public static Task<Results<Ok<View>, NotFound>> One(Guid id, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.Notices.OneAsync(id, notice => new View(notice.Id, notice.DocumentHash, notice.Read()), cancellationToken);

    private static Row ToRow(Notice notice)
    {
        var document = notice.Read();
        return new(notice.Id, document.Title, document.Year, notice.Number, notice.OpenedAt, notice.EndsAt, document.Entries.Count);
    }
}
