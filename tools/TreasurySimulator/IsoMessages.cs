using System.Globalization;
using System.Xml.Linq;

namespace TreasurySimulator;

/// <summary>The treasury's side of three ISO 20022 messages.</summary>
internal static class IsoMessages
{
    public const string StatusReport = "pain.002.001.10";
    public const string Statement = "camt.053.001.08";
    private const string CreditTransfer = "pain.001.001.09";
    private const string Prefix = "urn:iso:std:iso:20022:tech:xsd:";

    public static (string MessageId, string Account, IReadOnlyList<Order> Orders) ReadOrders(XDocument document)
    {
        XNamespace ns = Prefix + CreditTransfer;
        var message = document.Root!.Element(ns + "CstmrCdtTrfInitn")!;
        var orders =
            from instruction in message.Elements(ns + "PmtInf")
            let day = DateOnly.ParseExact(instruction.Element(ns + "ReqdExctnDt")!.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            from t in instruction.Elements(ns + "CdtTrfTxInf")
            let amount = t.Element(ns + "Amt")!.Element(ns + "InstdAmt")!
            select new Order(
                t.Element(ns + "PmtId")!.Element(ns + "EndToEndId")!.Value, Guid.Parse(t.Element(ns + "PmtId")!.Element(ns + "UETR")!.Value),
                (long)(decimal.Parse(amount.Value, CultureInfo.InvariantCulture) * 100), amount.Attribute("Ccy")!.Value,
                new(t.Element(ns + "Cdtr")!.Element(ns + "Nm")!.Value, t.Element(ns + "CdtrAcct")!.Value, t.Element(ns + "CdtrAgt")!.Descendants(ns + "MmbId").Single().Value), day);
        return (message.Element(ns + "GrpHdr")!.Element(ns + "MsgId")!.Value, message.Element(ns + "PmtInf")!.Element(ns + "DbtrAcct")!.Value, [.. orders]);
    }

    /// <param name="orders">A rejected one with its reason.</param>
    public static XDocument ReportOn(string number, string original, IEnumerable<(string EndToEndId, string? Rejection)> orders)
    {
        XNamespace ns = Prefix + StatusReport;
        return new(new XElement(ns + "Document", new XElement(
            ns + "CstmrPmtStsRpt",
            Header(ns, number),
            new XElement(ns + "OrgnlGrpInfAndSts", new XElement(ns + "OrgnlMsgId", original), new XElement(ns + "OrgnlMsgNmId", CreditTransfer)),
            new XElement(
                ns + "OrgnlPmtInfAndSts", new XElement(ns + "OrgnlPmtInfId", $"{original}-1"), orders.Select(o => new XElement(
                    ns + "TxInfAndSts",
                    new XElement(ns + "OrgnlEndToEndId", o.EndToEndId),
                    new XElement(ns + "TxSts", o.Rejection is null ? "ACSP" : "RJCT"),
                    o.Rejection is null ? null : new XElement(
                        ns + "StsRsnInf", new XElement(ns + "Rsn", new XElement(ns + "Cd", "AC04")), new XElement(ns + "AddtlInf", o.Rejection))))))));
    }

    public static XDocument StatementOf(string number, DateOnly date, string account, IReadOnlyList<StatementLine> lines)
    {
        XNamespace ns = Prefix + Statement;
        const long Opening = 1_000_000_000_000;
        return new(new XElement(ns + "Document", new XElement(
            ns + "BkToCstmrStmt",
            Header(ns, number),
            new XElement(
                ns + "Stmt", new XElement(ns + "Id", number), new XElement(ns + "Acct", new XElement(ns + "Id", new XElement(ns + "Othr", new XElement(ns + "Id", account)))),
                Balance(ns, "OPBD", Opening, date), Balance(ns, "CLBD", Opening - lines.Sum(l => l.AmountFen), date), lines.Select(line => Entry(ns, line))))));
    }

    private static XElement Entry(XNamespace ns, StatementLine line) => new(
        ns + "Ntry",
        Amount(ns, Math.Abs(line.AmountFen)),
        new XElement(ns + "CdtDbtInd", line.AmountFen > 0 ? "DBIT" : "CRDT"),
        new XElement(ns + "Sts", new XElement(ns + "Cd", "BOOK")),
        new XElement(ns + "BookgDt", new XElement(ns + "Dt", Day(line.BookedOn))),
        new XElement(ns + "BkTxCd", new XElement(ns + "Prtry", new XElement(ns + "Cd", line.AmountFen > 0 ? "PAYMENT" : "RETURN"))),
        new XElement(ns + "NtryDtls", new XElement(ns + "TxDtls", new XElement(ns + "Refs", new XElement(ns + "EndToEndId", line.EndToEndId)))));

    private static XElement Balance(XNamespace ns, string code, long fen, DateOnly date) => new(
        ns + "Bal",
        new XElement(ns + "Tp", new XElement(ns + "CdOrPrtry", new XElement(ns + "Cd", code))),
        Amount(ns, Math.Abs(fen)),
        new XElement(ns + "CdtDbtInd", fen < 0 ? "DBIT" : "CRDT"),
        new XElement(ns + "Dt", new XElement(ns + "Dt", Day(date))));

    private static XElement Amount(XNamespace ns, long fen) =>
        new(ns + "Amt", new XAttribute("Ccy", "CNY"), (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    private static XElement Header(XNamespace ns, string number) => new(
        ns + "GrpHdr", new XElement(ns + "MsgId", number), new XElement(ns + "CreDtTm", DateTimeOffset.UnixEpoch.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
