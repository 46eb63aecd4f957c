using System.Xml.Linq;

namespace Funding.Treasury.Iso20022;

/// <summary>Reads a pain.002.001.10. A rejection of the whole message, or of an instruction, concerns each order in it.</summary>
internal static class StatusReport
{
    private const string Rejected = "RJCT";
    private static readonly string[] Settled = ["ACSC", "ACCC"];

    public static string OriginalMessageOf(XElement message) => message.NeedText("OrgnlGrpInfAndSts/OrgnlMsgId");

    /// <param name="ordered">The orders of the message that it answers.</param>
    public static IReadOnlyList<Report> Read(XElement message, IReadOnlyCollection<string> ordered)
    {
        var single = message.All("OrgnlPmtInfAndSts").SelectMany(instruction => instruction.All("TxInfAndSts"))
            .Where(t => t.TextAt("OrgnlEndToEndId") is not null && t.TextAt("TxSts") is not null).Select(Of).ToList();
        var whole = message.NeedAt("OrgnlGrpInfAndSts");
        var instructions = message.All("OrgnlPmtInfAndSts").ToList();
        var refused = whole.TextAt("GrpSts") == Rejected ? whole
            : instructions is [var only] && only.TextAt("PmtInfSts") == Rejected ? only // with several we cannot tell which orders are meant
            : null;
        var named = single.Select(r => r.EndToEndId).ToHashSet();
        return refused is null
            ? single
            : [.. single, .. ordered.Where(id => !named.Contains(id)).Select(id => new Report(id, TreasuryOutcome.Rejected, null, null, ReasonOf(refused)))];
    }

    private static Report Of(XElement transaction)
    {
        var (id, status) = (transaction.TextAt("OrgnlEndToEndId")!, transaction.TextAt("TxSts")!);
        var booked = transaction.DateAt("OrgnlTxRef/IntrBkSttlmDt");
        return status switch
        {
            Rejected => new(id, TreasuryOutcome.Rejected, null, null, ReasonOf(transaction)),
            _ when Settled.Contains(status) && booked is not null => new(id, TreasuryOutcome.Paid, null, booked, null),
            _ => new(id, TreasuryOutcome.Accepted, null, null, null), // settled on a day that it does not name: the statement will
        };
    }

    private static string ReasonOf(XElement status)
    {
        var reason = status.At("StsRsnInf");
        var words = new[] { reason?.TextAt("Rsn/Cd") ?? reason?.TextAt("Rsn/Prtry"), reason is null ? null : string.Join(" ", reason.All("AddtlInf").Select(i => i.Value)) };
        var text = string.Join(": ", words.Where(word => !string.IsNullOrEmpty(word)));
        return text.Length > 0 ? text : "rejected by the treasury";
    }
}
