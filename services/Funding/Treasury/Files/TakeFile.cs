using System.Xml.Linq;
using Calendar;
using Evidence;
using Funding.Data;
using Funding.Payments;
using Funding.Treasury.Iso20022;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Funding.Treasury.Files;

/// <summary>
/// Takes in one message of the treasury's, once for its content and once for its number, and has every payment that it names asked
/// about at once. The caller's transaction commits all of it.
/// </summary>
internal sealed class TakeFile(FundingDb db, BusinessClock clock, IsoSchemas schemas, IOptions<TreasuryOptions> options)
{
    private const int MaxReason = 500;

    /// <summary>True when it was relied on, now or before.</summary>
    public async Task<bool> HandleAsync(string fileName, byte[] content, CancellationToken cancellationToken)
    {
        var hash = TreasuryFile.HashOf(content);
        if (await db.Set<TreasuryFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Sha256 == hash, cancellationToken) is { } known)
        {
            return known.Status is not TreasuryFileStatus.Refused; // a copy, or one whose taker died before moving it away
        }

        try
        {
            await TakeAsync(fileName, hash, content, cancellationToken);
            return true;
        }
        catch (UnreliableMessageException e)
        {
            Refuse(fileName, hash, e.Message);
            return false;
        }
    }

    private void Refuse(string fileName, string sha256, string reason)
    {
        var file = TreasuryFile.Refused(fileName, sha256, Shorten(reason)!, clock.Now);
        db.Add(file);
        db.Record(file, "treasury-file-refused", to: nameof(TreasuryFileStatus.Refused), reason: file.RefusedFor);
    }

    private async Task TakeAsync(string fileName, string hash, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content, writable: false);
        var root = Iso.Read(stream, options.Value.Files.MaxBytes, schemas.All);
        var (message, number) = (MessageOf(root), root.NeedText("GrpHdr/MsgId"));
        if (await db.Set<TreasuryFile>().AnyAsync(f => f.Message == message && f.MessageId == number && f.Status != TreasuryFileStatus.Refused, cancellationToken))
        {
            throw new UnreliableMessageException($"Another message had the number {number} already.");
        }

        var pages = message == Iso.Statement ? await NewPagesAsync(BankStatement.Read(root, options.Value.Files.DebtorAccount), cancellationToken) : [];
        IReadOnlyList<(StatementPage? Page, Report Report)> reports = message == Iso.Statement
            ? [.. pages.SelectMany(page => page.Lines, (page, line) => ((StatementPage?)page, line))]
            : [.. (await ReportsAsync(root, cancellationToken)).Select(report => ((StatementPage?)null, report))];
        var file = TreasuryFile.Taken(fileName, hash, message, number, reports.Count, clock.Now);
        db.AddRange(file, new TreasuryContent { FileId = file.Id, Bytes = content });
        db.AddRange(pages.Select(p => new TreasuryStatement { StatementId = p.Id, Page = p.Page, FileId = file.Id, Date = p.Date, IsLast = p.IsLast }));
        db.AddRange(reports.Select((r, i) => Row(file.Id, i, r.Page, r.Report)));
        db.Record(file, "treasury-file-taken", to: nameof(TreasuryFileStatus.Taken), data: new { file.Message, file.MessageId, file.Lines, file.Sha256 });
        await WakeAsync([.. reports.Select(r => r.Report.EndToEndId).Distinct()], cancellationToken);
    }

    private static string MessageOf(XElement root) => root.Name.Namespace == Iso.Namespace(Iso.StatusReport) ? Iso.StatusReport
        : root.Name.Namespace == Iso.Namespace(Iso.Statement) ? Iso.Statement
        : throw new UnreliableMessageException("It is neither a payment status report nor a statement.");

    private async Task<IReadOnlyList<Report>> ReportsAsync(XElement root, CancellationToken cancellationToken)
    {
        var original = StatusReport.OriginalMessageOf(root);
        var ordered = await db.Set<TreasuryOrder>().Where(o => db.Set<TreasuryFile>().Any(
            f => f.Id == o.FileId && f.Message == Iso.CreditTransfer && f.MessageId == original)).Select(o => o.EndToEndId).ToListAsync(cancellationToken);
        return ordered.Count > 0
            ? [.. StatusReport.Read(root, ordered).Where(r => ordered.Contains(r.EndToEndId))]
            : throw new UnreliableMessageException($"We never sent a message {original}.");
    }

    /// <summary>Without the pages that were taken before: what is sent again is not counted again, and what says something else is refused.</summary>
    private async Task<IReadOnlyList<StatementPage>> NewPagesAsync(IReadOnlyList<StatementPage> pages, CancellationToken cancellationToken)
    {
        List<StatementPage> fresh = [];
        foreach (var page in pages)
        {
            if (await IsNewAsync(page, cancellationToken))
            {
                fresh.Add(page);
            }
        }

        return fresh;
    }

    private async Task<bool> IsNewAsync(StatementPage page, CancellationToken cancellationToken)
    {
        var taken = await db.Set<TreasuryStatement>().AsNoTracking().SingleOrDefaultAsync(s => s.StatementId == page.Id && s.Page == page.Page, cancellationToken);
        if (taken is null)
        {
            return true;
        }

        var before = await db.Set<TreasuryReport>().AsNoTracking().Where(r => r.StatementId == page.Id && r.Page == page.Page).OrderBy(r => r.Number)
            .ToListAsync(cancellationToken);
        return taken.Date == page.Date && before.Select(r => (r.EndToEndId, r.AmountFen, r.BookedOn)).SequenceEqual(page.Lines.Select(l => (l.EndToEndId, l.AmountFen, l.BookedOn)))
            ? false
            : throw new UnreliableMessageException($"The statement {page.Id}, page {page.Page}, was taken before and said something else.");
    }

    /// <summary>The inquiry does the rest, one payment at a time. No base is locked here, so nobody can wait for us in a circle.</summary>
    private Task<int> WakeAsync(string[] endToEndIds, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO due (id, kind, subject_id, due_at, attempts)
         SELECT gen_random_uuid(), {InquirySchedule.DueKind}, p.id, {clock.Now.ToUniversalTime()}, 0 FROM payment p
         WHERE p.end_to_end_id = ANY({endToEndIds}) AND p.sent_at IS NOT NULL AND p.status NOT IN ('BankRejected', 'Returned', 'Cancelled') ORDER BY p.id
         ON CONFLICT (kind, subject_id) DO UPDATE SET due_at = least(due.due_at, excluded.due_at), next_attempt = NULL
         """,
        cancellationToken);

    private static TreasuryReport Row(Guid file, int index, StatementPage? page, Report report) => new()
    {
        FileId = file, Number = index + 1, StatementId = page?.Id, Page = page?.Page, EndToEndId = report.EndToEndId, Outcome = report.Outcome, AmountFen = report.AmountFen, BookedOn = report.BookedOn,
        Reason = Shorten(report.Reason),
    };

    private static string? Shorten(string? text) => text?[..Math.Min(text.Length, MaxReason)];
}
