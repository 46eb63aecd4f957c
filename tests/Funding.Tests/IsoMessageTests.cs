using System.Text;
using Contracts;
using CsCheck;
using Funding.Treasury;
using Funding.Treasury.Iso20022;
using ServiceDefaults.Http;

namespace Funding.Tests;

/// <summary>What goes to the treasury is valid by its schema; what comes is believed only if it is whole, ours and adds up.</summary>
public sealed class IsoMessageTests
{
    private const long Most = 1_000_000;
    private static readonly Debtor Us = new("石家庄市财政局", Messages.OurAccount, "011121000018");

    [Fact]
    public void Orders_are_valid_by_their_schema_and_add_up_to_the_fen()
    {
        var order = Gen.Select(Gen.Long[1, 999_999_999_999_999], Gen.String[Gen.Char["中文<>&\"' 甲a"], 1, 200], Gen.String[Gen.Char["0123456789"], 1, 34], Gen.Int[0, 3]).Select(
            (fen, name, account, day) => new PaymentOrder(
                Guid.CreateVersion7().ToString("N"), PaymentOrder.NewUetr(), fen, new Payee(name, "91130102MADEM00117", account, "102121000013"),
                new DateOnly(2020, 2, 28).AddDays(day))); // over a leap day

        var schemas = Schemas.OrSkip();
        order.Array[1, 30].Sample(
            orders =>
            {
                var number = Guid.CreateVersion7().ToString("N");
                var written = CreditTransfer.Write(number, new DateTimeOffset(2020, 2, 28, 23, 59, 59, TimeSpan.FromHours(8)), Us, orders);
                var message = Iso.Read(new MemoryStream(Encoding.UTF8.GetBytes(written)), Most, schemas);

                Assert.Equal((number, $"{orders.Length}"), (message.TextAt("GrpHdr/MsgId"), message.TextAt("GrpHdr/NbOfTxs")));
                Assert.Equal(MoneyAmount.Text(orders.Sum(o => o.AmountFen)), message.TextAt("GrpHdr/CtrlSum"));
                var sent = message.All("PmtInf").SelectMany(i => i.All("CdtTrfTxInf").Select(
                    t => (t.TextAt("PmtId/EndToEndId"), Iso.FenOf(t.At("Amt/InstdAmt")!), t.TextAt("CdtrAcct/Id/Othr/Id"), i.DateAt("ReqdExctnDt"))));
                Assert.Equal(
                    orders.OrderBy(o => o.RequestedOn).Select(o => ((string?)o.EndToEndId, o.AmountFen, (string?)o.Creditor.AccountNumber, (DateOnly?)o.RequestedOn)), sent);
            },
            iter: 200);
    }

    [Fact]
    public void A_statement_tells_what_left_the_account_and_what_came_back()
    {
        var page = Assert.Single(BankStatement.Read(
            Iso.Read(new MemoryStream(Messages.Statement("2020-02-29", [("a", "600.01", true), ("b", "0.07", true), ("a", "600.01", false)])), Most), Messages.OurAccount));

        Assert.Equal((new DateOnly(2020, 2, 29), 1, true), (page.Date, page.Page, page.IsLast));
        Assert.Equal([("a", TreasuryOutcome.Paid, 600_01L), ("b", TreasuryOutcome.Paid, 7L), ("a", TreasuryOutcome.Returned, -600_01L)], page.Lines.Select(l => (l.EndToEndId, l.Outcome, l.AmountFen!.Value)));
    }

    [Fact]
    public void What_is_only_announced_is_not_on_the_statement()
    {
        var page = Assert.Single(BankStatement.Read(Iso.Read(new MemoryStream(Messages.Statement("2018-12-03", [("a", "600.00", true)], sts: "PDNG")), Most), Messages.OurAccount));

        Assert.Empty(page.Lines);
    }

    [Fact]
    public void A_message_may_hold_several_statements_each_with_its_own_day_and_lines()
    {
        var pages = BankStatement.Read(Read(Messages.Together(
            Messages.Statement("2018-12-03", [("a", "600.00", true)], id: "S1"), Messages.Statement("2018-12-04", [("b", "7.00", true), ("a", "600.00", false)], id: "S2"),
            Messages.Statement("2018-12-04", [], id: "S2", page: 2))), Messages.OurAccount);

        Assert.Equal(
            ["S1 1 2018-12-03 a:60000", "S2 1 2018-12-04 b:700,a:-60000", "S2 2 2018-12-04 "],
            pages.Select(p => $"{p.Id} {p.Page} {p.Date:yyyy-MM-dd} {string.Join(',', p.Lines.Select(l => $"{l.EndToEndId}:{l.AmountFen}"))}"));
    }

    [Theory]
    [InlineData("S2", "999", null, "999")]
    [InlineData("S2", Messages.OurAccount, "1.00", "closing balance")]
    [InlineData("S1", Messages.OurAccount, null, "more than once")]
    public void Of_several_statements_the_one_that_is_not_believed_is_named(string id, string account, string? closing, string why)
    {
        var message = Read(Messages.Together(
            Messages.Statement("2018-12-03", [("a", "600.00", true)], id: "S1"), Messages.Statement("2018-12-04", [("b", "7.00", true)], id: id, account: account, closing: closing)));

        var fault = Assert.Throws<UnreliableMessageException>(() => BankStatement.Read(message, Messages.OurAccount));
        Assert.Contains(id, fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RJCT", "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>账户已销户</AddtlInf></StsRsnInf>", "Rejected", null, "AC04: 账户已销户")]
    [InlineData("RJCT", "", "Rejected", null, "rejected by the treasury")]
    [InlineData("ACCP", "", "Accepted", null, null)]
    [InlineData("PDNG", "", "Accepted", null, null)]
    [InlineData("ACSC", "", "Accepted", null, null)] // settled, but of which day? the statement tells
    [InlineData("ACSC", "<OrgnlTxRef><IntrBkSttlmDt>2018-12-03</IntrBkSttlmDt></OrgnlTxRef>", "Paid", "2018-12-03", null)]
    public void A_report_tells_of_each_order(string status, string more, string outcome, string? bookedOn, string? reason)
    {
        var report = Assert.Single(StatusReport.Read(Read(Messages.Report("m", Messages.Transaction("e", status, more))), ["e"]));

        Assert.Equal((outcome, reason), (report.Outcome.ToString(), report.Reason));
        Assert.Equal(bookedOn, report.BookedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_rejected_message_rejects_every_order_in_it_that_it_does_not_name()
    {
        var reports = StatusReport.Read(Read(Messages.Report("m", Messages.Transaction("b", "ACCP"), groupStatus: "<GrpSts>RJCT</GrpSts>")), ["a", "b", "c"]);

        Assert.Equal([("a", TreasuryOutcome.Rejected), ("b", TreasuryOutcome.Accepted), ("c", TreasuryOutcome.Rejected)], reports.Select(r => (r.EndToEndId, r.Outcome)).Order());
    }

    public static TheoryData<string, byte[]> Unreliable() => new()
    {
        { "another account", Messages.Statement("2018-12-03", [], account: "999") },
        { "does not add up", Messages.Statement("2018-12-03", [("a", "600.00", true)], closing: "999400.01") },
        { "another currency", Messages.Statement("2018-12-03", [("a", "600.00", true)], currency: "USD") },
        { "neither in nor out", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Messages.Statement("2018-12-03", [("a", "600.00", true)])).Replace("<CdtDbtInd>DBIT", "<CdtDbtInd>OUT", StringComparison.Ordinal)) },
        { "no number", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Messages.Statement("2018-12-03", [("a", "600.00", true)])).Replace("600.00", "much", StringComparison.Ordinal)) },
        { "no day", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Messages.Statement("2018-12-03", [("a", "600.00", true)])).Replace("2018-12-03", "2018-13-03", StringComparison.Ordinal)) },
        { "less than a fen", Messages.Statement("2018-12-03", [("a", "600.001", true)]) },
        { "not by the schema", Encoding.UTF8.GetBytes("""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt/></Document>""") },
        { "a message that nobody knows", Encoding.UTF8.GetBytes("""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><A/></Document>""") },
        { "entities", Encoding.UTF8.GetBytes("""<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>""") },
        { "cut off", Messages.Statement("2018-12-03", [])[..^20] },
        { "no XML", [0, 1, 2, 255] },
        { "nothing", [] },
    };

    [Theory]
    [MemberData(nameof(Unreliable))]
    public void What_is_not_whole_ours_and_right_is_not_believed(string why, byte[] content) => Assert.True(
        Record.Exception(() => BankStatement.Read(Iso.Read(new MemoryStream(content), Most), Messages.OurAccount)) is UnreliableMessageException, why);

    private static System.Xml.Linq.XElement Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static System.Xml.Linq.XElement Read(byte[] content) => Iso.Read(new MemoryStream(content), Most, Schemas.Found);
}
