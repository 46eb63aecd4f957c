using System.Xml.Linq;

namespace Funding.Treasury.Iso20022;

/// <summary>One page of one day's statement.</summary>
/// <param name="Id">The treasury's own number of the statement; the same on each of its pages.</param>
internal sealed record StatementPage(string Id, DateOnly Date, int Page, bool IsLast, IReadOnlyList<Report> Lines);

/// <summary>Reads a camt.053.001.08. What does not add up, or is of another account, is not relied on.</summary>
internal static class BankStatement
{
    private const string Credit = "CRDT";
    private const string Debit = "DBIT";
    private const string NotProvided = "NOTPROVIDED";

    /// <summary>Every statement of the message, each for itself; one that cannot be relied on is named.</summary>
    public static IReadOnlyList<StatementPage> Read(XElement message, string account)
    {
        List<StatementPage> pages = [.. message.All("Stmt").Select((statement, at) => PageOf(statement, at + 1, account))];
        return pages switch
        {
            [] => throw new UnreliableMessageException("It holds no statement."),
            _ when pages.CountBy(p => (p.Id, p.Page)).FirstOrDefault(page => page.Value > 1) is { Value: > 1 } twice =>
                throw new UnreliableMessageException($"It holds the statement {twice.Key.Id}, page {twice.Key.Page}, more than once."),
            _ => pages,
        };
    }

    private static StatementPage PageOf(XElement statement, int place, string account)
    {
        try
        {
            return PageOf(statement, account);
        }
        catch (UnreliableMessageException fault)
        {
            throw new UnreliableMessageException($"Statement {statement.TextAt("Id") ?? $"number {place}"}: {fault.Message}");
        }
    }

    private static StatementPage PageOf(XElement statement, string account)
    {
        var found = statement.TextAt("Acct/Id/Othr/Id") ?? statement.TextAt("Acct/Id/IBAN");
        if (found != account)
        {
            throw new UnreliableMessageException($"It is a statement of the account {found}, not of ours.");
        }

        var booked = statement.All("Ntry").Where(e => e.TextAt("Sts/Cd") == "BOOK").ToList();
        var date = Balance(statement, "CLBD")?.DateAt("Dt") ?? statement.DateAt("FrToDt/ToDtTm")
            ?? throw new UnreliableMessageException("It does not say of which day it is: neither a closing balance nor a period.");
        CheckSum(statement, booked);
        var page = statement.At("StmtPgntn");
        return new(
            statement.NeedText("Id"), date, page is null ? 1 : PageNumber(page),
            page is null || page.TextAt("LastPgInd") is "true" or "1", [.. booked.SelectMany(entry => LinesOf(entry, date))]);
    }

    private static int PageNumber(XElement page) =>
        int.TryParse(page.NeedText("PgNb"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UnreliableMessageException("Its page has no number.");

    /// <summary>Opening balance and entries come to the closing balance, wherever both are given.</summary>
    private static void CheckSum(XElement statement, List<XElement> booked)
    {
        if (Balance(statement, "OPBD") is { } opening && Balance(statement, "CLBD") is { } closing
            && Signed(opening) + booked.Sum(Signed) != Signed(closing))
        {
            throw new UnreliableMessageException("Its entries do not lead from the opening to the closing balance.");
        }
    }

    private static IEnumerable<Report> LinesOf(XElement entry, DateOnly date)
    {
        var bookedOn = entry.DateAt("BookgDt") ?? date;
        var transactions = entry.All("NtryDtls").SelectMany(d => d.All("TxDtls")).ToList();
        if (transactions.Count == 0)
        {
            return [Line(entry.TextAt("AcctSvcrRef") ?? NotProvided, -Signed(entry), bookedOn, null)];
        }

        if (transactions.Count > 1 && transactions.Exists(t => t.At("Amt") is null))
        {
            throw new UnreliableMessageException("It books several transactions as one and does not say how much each of them was.");
        }

        var sum = transactions.Count > 1 ? transactions.Sum(t => SignedOf(t, entry)) : Signed(entry);
        return sum == Signed(entry)
            ? transactions.Select(t => Line(
                t.TextAt("Refs/EndToEndId") ?? t.TextAt("Refs/AcctSvcrRef") ?? NotProvided, transactions.Count > 1 ? -SignedOf(t, entry) : -Signed(entry), bookedOn, ReturnReason(t)))
            : throw new UnreliableMessageException("The transactions of an entry do not add up to it.");
    }

    /// <summary>What left the account is a payment; what came to it is one that came back.</summary>
    private static Report Line(string endToEndId, long fen, DateOnly bookedOn, string? reason) => new(
        endToEndId, fen < 0 ? TreasuryOutcome.Returned : TreasuryOutcome.Paid, fen, bookedOn, fen < 0 ? reason ?? "returned by the bank" : null);

    private static string? ReturnReason(XElement transaction)
    {
        var reason = transaction.At("RtrInf");
        var words = new[] { reason?.TextAt("Rsn/Cd") ?? reason?.TextAt("Rsn/Prtry"), reason?.TextAt("AddtlInf") }.Where(word => word is not null);
        return reason is null ? null : string.Join(": ", words);
    }

    private static XElement? Balance(XElement statement, string kind) => statement.All("Bal").FirstOrDefault(b => b.TextAt("Tp/CdOrPrtry/Cd") == kind);

    private static long Signed(XElement entry) => Sign(entry.NeedText("CdtDbtInd")) * Iso.FenOf(entry.NeedAt("Amt"));

    private static long SignedOf(XElement transaction, XElement entry) =>
        Sign(transaction.TextAt("CdtDbtInd") ?? entry.NeedText("CdtDbtInd")) * Iso.FenOf(transaction.NeedAt("Amt"));

    private static int Sign(string indicator) => indicator switch
    {
        Debit => -1,
        Credit => 1,
        _ => throw new UnreliableMessageException($"{indicator} is neither {Debit} nor {Credit}."),
    };
}
