using System.Globalization;
using System.Text;

namespace Funding.Tests;

/// <summary>Messages as a treasury writes them, whole or deliberately wrong.</summary>
internal static class Messages
{
    public const string OurAccount = "1300000000000001";

    public static byte[] Statement(
        string date, IEnumerable<(string EndToEndId, string Amount, bool Out)> entries, string? number = null, string? id = null, string account = OurAccount,
        string? closing = null, string currency = "CNY", int page = 1, bool last = true, string sts = "BOOK")
    {
        var lines = entries.ToList();
        var sum = lines.Where(_ => sts == "BOOK").Sum(l => (l.Out ? -1 : 1) * decimal.Parse(l.Amount, CultureInfo.InvariantCulture));
        var fresh = Guid.CreateVersion7().ToString("N");
        var text = $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
            <GrpHdr><MsgId>{number ?? fresh}</MsgId><CreDtTm>2018-12-03T18:00:00</CreDtTm></GrpHdr>
            <Stmt><Id>{id ?? fresh}</Id><StmtPgntn><PgNb>{page}</PgNb><LastPgInd>{(last ? "true" : "false")}</LastPgInd></StmtPgntn>
            <Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>
            {Balance("OPBD", "1000000.00", date)}{Balance("CLBD", closing ?? (1_000_000m + sum).ToString("0.00", CultureInfo.InvariantCulture), date)}
            {string.Concat(lines.Select(l => Entry(l.EndToEndId, l.Amount, l.Out, date, currency, sts)))}
            </Stmt></BkToCstmrStmt></Document>
            """;
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The statements of several messages as one message, under the first one's number.</summary>
    public static byte[] Together(params byte[][] messages)
    {
        var (first, rest) = (Encoding.UTF8.GetString(messages[0]), messages.Skip(1).Select(m => Encoding.UTF8.GetString(m)));
        return Encoding.UTF8.GetBytes(first.Replace(
            "</BkToCstmrStmt>", string.Concat(rest.Select(m => m[m.IndexOf("<Stmt>", StringComparison.Ordinal)..m.IndexOf("</BkToCstmrStmt>", StringComparison.Ordinal)])) + "</BkToCstmrStmt>",
            StringComparison.Ordinal));
    }

    public static byte[] Report(string original, string transactions, string? number = null, string groupStatus = "") => Encoding.UTF8.GetBytes(
        $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>{number ?? Guid.CreateVersion7().ToString("N")}</MsgId><CreDtTm>2018-12-03T18:00:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>{original}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{groupStatus}</OrgnlGrpInfAndSts>
        {(transactions.Length > 0 ? $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{original}-1</OrgnlPmtInfId>{transactions}</OrgnlPmtInfAndSts>" : "")}
        </CstmrPmtStsRpt></Document>
        """);

    public static string Transaction(string endToEndId, string status, string more = "") =>
        $"<TxInfAndSts><OrgnlEndToEndId>{endToEndId}</OrgnlEndToEndId><TxSts>{status}</TxSts>{more}</TxInfAndSts>";

    private static string Entry(string endToEndId, string amount, bool goesOut, string date, string currency, string sts) =>
        $"""
        <Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{(goesOut ? "DBIT" : "CRDT")}</CdtDbtInd><Sts><Cd>{sts}</Cd></Sts><BookgDt><Dt>{date}</Dt></BookgDt>
        <BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>{endToEndId}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
        """;

    private static string Balance(string code, string amount, string date) =>
        $"""<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{date}</Dt></Dt></Bal>""";
}
