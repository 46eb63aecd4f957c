using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ServiceDefaults.Http;

namespace Funding.Treasury.Iso20022;

/// <summary>Who pays, as the treasury knows it.</summary>
internal sealed record Debtor(string Name, string Account, string BankCode);

/// <summary>Writes orders as one pain.001.001.09: one payment instruction, one transaction for each order.</summary>
internal static class CreditTransfer
{
    public const int LongestAccount = 34;
    public const int LongestBankCode = 35;
    private const int LongestName = 140;
    private const string ClearingSystem = "CNAPS";
    private static readonly XNamespace Ns = Iso.Namespace(Iso.CreditTransfer);

    public static string Write(string messageId, DateTimeOffset created, Debtor debtor, IReadOnlyCollection<PaymentOrder> orders)
    {
        var (count, sum) = (orders.Count.ToString(CultureInfo.InvariantCulture), MoneyAmount.Text(orders.Sum(o => o.AmountFen)));
        var document = new XElement(Ns + "Document", new XElement(
            Ns + "CstmrCdtTrfInitn",
            E("GrpHdr", E("MsgId", messageId), E("CreDtTm", Moment(created)), E("NbOfTxs", count), E("CtrlSum", sum), E("InitgPty", E("Nm", Short(debtor.Name)))),
            orders.GroupBy(o => o.RequestedOn).OrderBy(g => g.Key).Select((group, i) => Instruction($"{messageId}-{i + 1}", debtor, group.Key, [.. group]))));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            document.WriteTo(writer);
        }

        return text.ToString();
    }

    private static XElement Instruction(string id, Debtor debtor, DateOnly on, IReadOnlyCollection<PaymentOrder> orders) => E(
        "PmtInf",
        E("PmtInfId", id),
        E("PmtMtd", "TRF"),
        E("BtchBookg", "false"), // each is a line of its own on the statement
        E("NbOfTxs", orders.Count.ToString(CultureInfo.InvariantCulture)),
        E("CtrlSum", MoneyAmount.Text(orders.Sum(o => o.AmountFen))),
        E("ReqdExctnDt", E("Dt", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        E("Dbtr", E("Nm", Short(debtor.Name))),
        E("DbtrAcct", E("Id", E("Othr", E("Id", debtor.Account)))),
        Agent("DbtrAgt", debtor.BankCode),
        orders.Select(Transaction));

    private static XElement Transaction(PaymentOrder order) => E(
        "CdtTrfTxInf",
        E("PmtId", E("EndToEndId", order.EndToEndId), E("UETR", order.Uetr.ToString("D"))),
        E("Amt", new XElement(Ns + "InstdAmt", new XAttribute("Ccy", "CNY"), MoneyAmount.Text(order.AmountFen))),
        Agent("CdtrAgt", order.Creditor.BankCode),
        E("Cdtr", E("Nm", Short(order.Creditor.Name)), E("Id", E("OrgId", E("Othr", E("Id", order.Creditor.CreditCode))))),
        E("CdtrAcct", E("Id", E("Othr", E("Id", order.Creditor.AccountNumber)))));

    private static XElement Agent(string name, string bankCode) => E(
        name, E("FinInstnId", E("ClrSysMmbId", E("ClrSysId", E("Cd", ClearingSystem)), E("MmbId", bankCode))));

    private static XElement E(string name, params object[] content) => new(Ns + name, content);

    private static string Short(string name) => name[..Math.Min(name.Length, LongestName)];

    private static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
