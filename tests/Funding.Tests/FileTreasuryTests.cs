extern alias Simulation;

using System.Text.Json.Nodes;
using Funding.Treasury.Iso20022;
using Microsoft.AspNetCore.Builder;

namespace Funding.Tests;

/// <summary>The treasury by ISO 20022 files: orders go out, and what became of them is learnt from what comes in.</summary>
public sealed class FileTreasuryTests(FileHost host) : IClassFixture<FileHost>
{
    [Fact]
    public async Task An_order_goes_out_as_a_file_and_is_paid_by_the_statement()
    {
        var (payment, id) = await ASentPaymentAsync();
        Assert.Equal("sent", payment.Status);
        await host.ExchangeAsync();
        var message = Read(await File.ReadAllBytesAsync(OutFileOf(await host.OrderMessageAsync(id)), TestContext.Current.CancellationToken));
        var order = message.At("PmtInf")!.All("CdtTrfTxInf").Single();
        Assert.Equal((id, 600_00L, Given.GoodAccount), (order.TextAt("PmtId/EndToEndId"), Iso.FenOf(order.At("Amt/InstdAmt")!), order.TextAt("CdtrAcct/Id/Othr/Id")));

        await host.TellAsync(Messages.Report(await host.OrderMessageAsync(id), Messages.Transaction(id, "ACSP")));
        await host.PaymentIsAsync(payment.Id, "Accepted");
        await host.TellAsync(Messages.Statement(await DayOfAsync(payment), [(id, "600.00", true)]));
        await host.PaymentIsAsync(payment.Id, "Paid");

        var run = await ReconcileAsync(await DayOfAsync(payment));
        Assert.DoesNotContain(run["differences"]!.AsArray(), d => (string)d!["endToEndId"]! == id);
        await host.PaymentIsAsync(payment.Id, "Reconciled");
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_rejection_frees_the_instalment_and_says_why()
    {
        var (payment, id) = await ASentPaymentAsync();

        await host.TellAsync(Messages.Report(
            await host.OrderMessageAsync(id), Messages.Transaction(id, "RJCT", "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>账户已销户</AddtlInf></StsRsnInf>")));

        await host.PaymentIsAsync(payment.Id, "BankRejected");
        Assert.Equal("AC04: 账户已销户", await host.ReadAsync<string>($"SELECT reason FROM payment WHERE id = '{payment.Id}'"));
        Assert.Equal("draft", (await host.APaymentAsync(payment.AwardId!.Value, "draft")).Status);
    }

    [Fact]
    public async Task A_file_counts_once_however_often_it_comes_and_another_of_its_number_is_refused()
    {
        var (payment, id) = await ASentPaymentAsync();
        var original = await host.OrderMessageAsync(id);
        var number = Guid.CreateVersion7().ToString("N");
        var report = Messages.Report(original, Messages.Transaction(id, "ACSP"), number);

        await host.TellAsync(report, "one.xml");
        await host.TellAsync(report, "again.xml");
        await host.TellAsync(Messages.Report(original, Messages.Transaction(id, "RJCT"), number), "other.xml");

        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM treasury_report WHERE end_to_end_id = '{id}'"));
        Assert.True(File.Exists(Path.Combine(host.Folder, "in", "taken", "again.xml")));
        Assert.True(File.Exists(Path.Combine(host.Folder, "in", "refused", "other.xml")));
        Assert.Contains(number, await host.ReadAsync<string>("SELECT refused_for FROM treasury_file WHERE file_name = 'other.xml'"), StringComparison.Ordinal);
        await host.PaymentIsAsync(payment.Id, "Accepted");
    }

    [Fact]
    public async Task A_statement_is_there_when_all_its_pages_are()
    {
        const string Day = "2018-11-05";
        await host.TellAsync(Messages.Statement(Day, [("x1", "1.00", true)], id: "S-1105", page: 1, last: false));
        Assert.Equal((409, "treasury-unavailable"), await host.TryPostAsync(Given.Reconciler, "/reconciliations", new { statementDate = Day }));

        await host.TellAsync(Messages.Statement(Day, [("x2", "2.00", true)], id: "S-1105", page: 2));
        await host.TellAsync(Messages.Statement(Day, [("x2", "2.00", true)], id: "S-1105", page: 2)); // sent again, under another number
        await host.TellAsync(Messages.Statement(Day, [("x2", "2.01", true)], id: "S-1105", page: 2)); // and once more, with something else

        var run = await ReconcileAsync(Day);
        Assert.Equal(["x1 1.00", "x2 2.00"], run["differences"]!.AsArray().Select(d => $"{d!["endToEndId"]} {d["found"]!["value"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_of_several_statements_is_taken_whole_each_statement_for_its_own_day()
    {
        var ((first, one), (second, two)) = (await ASentPaymentAsync(), await ASentPaymentAsync());
        var day = DateOnly.Parse(await DayOfAsync(first), System.Globalization.CultureInfo.InvariantCulture);
        var (early, late) = ($"{day.AddDays(-200):yyyy-MM-dd}", $"{day.AddDays(-199):yyyy-MM-dd}");
        var statements = (Early: Messages.Statement(early, [(one, "600.00", true)]), Late: Messages.Statement(late, [(two, "600.00", true)]));

        await host.TellAsync(Messages.Together(statements.Early, statements.Late), "both.xml");
        await host.TellAsync(statements.Late, "late-again.xml");

        await host.PaymentIsAsync(first.Id, "Paid");
        await host.PaymentIsAsync(second.Id, "Paid");
        Assert.Equal($"{early} {late}", await host.ReadAsync<string>(
            $"SELECT string_agg(paid_on::text, ' ' ORDER BY paid_on) FROM payment WHERE id IN ('{first.Id}', '{second.Id}')"));
        Assert.Equal((1, 1), ((int)(await ReconcileAsync(early))["lines"]!, (int)(await ReconcileAsync(late))["lines"]!));
    }

    [Fact]
    public async Task Nothing_of_a_file_is_taken_when_one_of_its_statements_cannot_be_relied_on_and_the_reason_names_it()
    {
        var (payment, id) = await ASentPaymentAsync();
        var day = await DayOfAsync(payment);

        await host.TellAsync(Messages.Together(Messages.Statement(day, [(id, "600.00", true)]), Messages.Statement(day, [], id: "NOT-OURS", account: "999")), "half.xml");

        Assert.Contains("Statement NOT-OURS: ", await host.ReadAsync<string>("SELECT refused_for FROM treasury_file WHERE file_name = 'half.xml'"), StringComparison.Ordinal);
        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM treasury_report WHERE end_to_end_id = '{id}'"));
        Assert.True(File.Exists(Path.Combine(host.Folder, "in", "refused", "half.xml")));
    }

    [Fact]
    public async Task Another_amount_settles_nothing_and_is_listed()
    {
        var (payment, id) = await ASentPaymentAsync();
        await host.ExecuteAsync($"UPDATE payment SET requested_on = '2018-11-06' WHERE id = '{payment.Id}'");

        await host.TellAsync(Messages.Statement("2018-11-06", [(id, "600.01", true)]));

        var run = await ReconcileAsync("2018-11-06");
        Assert.Equal("amount-differs", (string)run["differences"]!.AsArray().Single(d => (string)d!["endToEndId"]! == id)!["kind"]!);
        Assert.Equal("Sent", await host.ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment.Id}'"));
    }

    [Fact]
    public async Task What_was_booked_outweighs_what_was_announced_and_money_can_still_come_back()
    {
        var (payment, id) = await ASentPaymentAsync();
        await host.TellAsync(Messages.Statement("2018-11-07", [(id, "600.00", true)]));
        await host.PaymentIsAsync(payment.Id, "Paid");

        await host.TellAsync(Messages.Report(await host.OrderMessageAsync(id), Messages.Transaction(id, "RJCT")));
        Assert.Equal("paid", (await host.InquireAsync(payment)).Status);

        await host.TellAsync(Messages.Statement("2018-11-09", [(id, "600.00", false)]));
        await host.PaymentIsAsync(payment.Id, "Returned");
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_run_is_one_message()
    {
        var payments = new List<Given.Row>();
        for (var i = 0; i < 3; i++)
        {
            payments.Add(await host.APaymentAsync((await host.AnActiveAwardAsync()).Id, "approved"));
        }

        var run = await host.ALockedRunAsync();
        await host.StepAsync(Given.Officer, $"/payment-runs/{run.Id}/send", run.Revision);
        await host.ExchangeAsync();

        var messages = await Task.WhenAll(payments.Select(async p => await host.OrderMessageAsync(await host.EndToEndIdAsync(p.Id))));
        var message = Read(await File.ReadAllBytesAsync(OutFileOf(Assert.Single(messages.Distinct())), TestContext.Current.CancellationToken));
        Assert.Equal(run.Count, (int?)int.Parse(message.TextAt("GrpHdr/NbOfTxs")!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(run.Total!.Value, message.TextAt("GrpHdr/CtrlSum"));
        foreach (var payment in payments)
        {
            await host.PaymentIsAsync(payment.Id, "Sent");
        }
    }

    [Fact]
    public async Task The_simulator_answers_by_valid_messages_also_twice_and_contradicting_itself()
    {
        await using var treasury = Simulation::TreasurySimulator.Simulator.Build(
            ["--urls", "http://127.0.0.1:0", "--Treasury:Messages", host.Folder, "--Logging:LogLevel:Default=Warning"]);
        var (good, rejected, contradicted) = (await ASentPaymentAsync(), await ASentPaymentAsync("1302010422"), await ASentPaymentAsync("1302010409"));
        await host.ExchangeAsync();
        await treasury.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(treasury.Urls.First()) };
        using var taken = await client.PostAsync(new Uri("messages/take", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var written = await client.PostAsync(new Uri($"statements/{await DayOfAsync(good.Payment)}/message", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.True(taken.IsSuccessStatusCode && written.IsSuccessStatusCode);

        await host.ExchangeAsync();

        await host.PaymentIsAsync(good.Payment.Id, "Paid");
        await host.PaymentIsAsync(rejected.Payment.Id, "BankRejected");
        await Testing.Eventually.TrueAsync(async () => await host.StatusAsync(contradicted.Payment.Id) is "Paid" or "BankRejected", "one of both");
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Theory]
    [InlineData("UPDATE treasury_file SET sha256 = 'x'")]
    [InlineData("UPDATE treasury_content SET bytes = ''")]
    [InlineData("DELETE FROM treasury_file")]
    [InlineData("UPDATE treasury_order SET amount_fen = 1")]
    [InlineData("UPDATE treasury_report SET outcome = 'Paid'")]
    [InlineData("DELETE FROM treasury_report")]
    [InlineData("DELETE FROM treasury_statement")]
    public async Task Nothing_that_was_said_is_changed_in_the_database(string sql)
    {
        await host.TellAsync(Messages.Statement("2018-10-08", [("y", "1.00", true)], id: "S-1008"));
        await ASentPaymentAsync();

        Assert.Contains(await host.RefusalAsync(sql), new[] { "42501", "treasury_file_frozen" });
    }

    private async Task<(Given.Row Payment, string EndToEndId)> ASentPaymentAsync(string account = Given.GoodAccount)
    {
        var payment = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account))).Id));
        return (payment, await host.EndToEndIdAsync(payment.Id));
    }

    private async Task<JsonObject> ReconcileAsync(string day)
    {
        using var client = host.CreateClient(Given.Reconciler);
        return await client.PostAsync<JsonObject>("/reconciliations", new { statementDate = day });
    }

    private string OutFileOf(string messageId) => Path.Combine(host.Folder, "out", $"pain.001.001.09-{messageId}.xml");

    private Task<string> DayOfAsync(Given.Row payment) => host.ReadAsync<string>($"SELECT requested_on::text FROM payment WHERE id = '{payment.Id}'");

    private static System.Xml.Linq.XElement Read(byte[] content) => Iso.Read(new MemoryStream(content), 1_000_000, Schemas.Found);
}
