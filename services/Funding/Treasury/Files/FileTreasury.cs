using System.Text;
using Calendar;
using Evidence;
using Funding.Data;
using Funding.Treasury.Iso20022;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Funding.Treasury.Files;

/// <summary>
/// The treasury by ISO 20022 files. An order is a row that commits with what the caller does, and goes out as a file afterwards;
/// what became of it is read from the reports and statements that came in.
/// </summary>
internal sealed class FileTreasury(FundingDb db, BusinessClock clock, IOptions<TreasuryOptions> options) : IBatchTreasury
{
    public bool IsReachable => true; // a folder takes whatever comes

    public Task<TreasuryAnswer> PayAsync(PaymentOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(PayTogether([order]).GetValueOrDefault(order.EndToEndId) ?? new(TreasuryOutcome.Awaited));

    public IReadOnlyDictionary<string, TreasuryAnswer> PayTogether(IReadOnlyCollection<PaymentOrder> orders)
    {
        var refused = orders.Where(o => Fault(o) is not null).ToDictionary(o => o.EndToEndId, o => new TreasuryAnswer(TreasuryOutcome.Rejected, Reason: Fault(o)));
        var given = orders.Where(o => !refused.ContainsKey(o.EndToEndId)).ToList();
        if (given.Count > 0)
        {
            var (id, files) = (Guid.CreateVersion7(), options.Value.Files);
            var debtor = new Debtor(files.DebtorName, files.DebtorAccount, files.DebtorBankCode);
            var content = Encoding.UTF8.GetBytes(CreditTransfer.Write(id.ToString("N"), clock.Now, debtor, given));
            var file = TreasuryFile.ToSend(id, content, given.Count, clock.Now);
            db.AddRange(file, new TreasuryContent { FileId = id, Bytes = content });
            db.AddRange(given.Select(o => new TreasuryOrder { FileId = id, EndToEndId = o.EndToEndId, AmountFen = o.AmountFen }));
            db.Record(file, "treasury-file-written", to: nameof(TreasuryFileStatus.Waiting), data: new { file.Lines, file.Sha256, TotalFen = given.Sum(o => o.AmountFen) });
        }

        return refused;
    }

    public async Task<TreasuryAnswer> AskAsync(string endToEndId, CancellationToken cancellationToken)
    {
        var ordered = await db.Set<TreasuryOrder>().Where(o => o.EndToEndId == endToEndId).Select(o => (long?)o.AmountFen).FirstOrDefaultAsync(cancellationToken);
        if (ordered is not { } amount)
        {
            return new(TreasuryOutcome.NotFound);
        }

        var reports = await db.Set<TreasuryReport>().AsNoTracking().Where(r => r.EndToEndId == endToEndId).ToListAsync(cancellationToken);
        return reports.Where(r => r.AmountFen is null || Math.Abs(r.AmountFen.Value) == amount) // another amount is for people to judge
            .OrderBy(r => Weight(r.Outcome)).ThenBy(r => r.BookedOn).Select(r => new TreasuryAnswer(r.Outcome, r.BookedOn, r.Reason)).LastOrDefault()
            ?? new(TreasuryOutcome.Awaited);
    }

    public async Task<IReadOnlyList<StatementLine>?> StatementAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var pages = await db.Set<TreasuryStatement>().AsNoTracking().Where(s => s.Date == date).ToListAsync(cancellationToken);
        var complete = pages.GroupBy(p => p.StatementId).Any(s => s.SingleOrDefault(p => p.IsLast)?.Page == s.Count());
        if (!complete)
        {
            return null;
        }

        return await db.Set<TreasuryReport>().AsNoTracking()
            .Where(r => r.AmountFen != null && db.Set<TreasuryStatement>().Any(s => s.StatementId == r.StatementId && s.Page == r.Page && s.Date == date))
            .OrderBy(r => r.FileId).ThenBy(r => r.Number)
            .Select(r => new StatementLine(r.EndToEndId, r.AmountFen!.Value, r.BookedOn!.Value)).ToListAsync(cancellationToken);
    }

    /// <summary>What a message has no room for is not cut to size: it would be another account.</summary>
    private static string? Fault(PaymentOrder order) =>
        order.Creditor.AccountNumber.Length is 0 or > CreditTransfer.LongestAccount ? "the payee's account number does not fit into an order"
        : order.Creditor.BankCode.Length is 0 or > CreditTransfer.LongestBankCode ? "the payee's bank code does not fit into an order"
        : null;

    /// <summary>Reports may contradict each other: what was booked outweighs what was announced, and money that came back outweighs both.</summary>
    private static int Weight(TreasuryOutcome outcome) => outcome switch
    {
        TreasuryOutcome.Returned => 3,
        TreasuryOutcome.Paid => 2,
        TreasuryOutcome.Rejected => 1,
        _ => 0,
    };
}
