using CsCheck;
using Testing.Services;

namespace Funding.Tests;

/// <summary>
/// Random officers and a random treasury, with everything it says said twice at once: after each act the ledger holds to the fen what a
/// few lines of arithmetic hold, and every answer is the one they foretell.
/// </summary>
public sealed class MoneyModelTests(FundingHost host) : IClassFixture<FundingHost>
{
    private const int Budget = 600;

    [Fact]
    public async Task Whatever_is_done_in_whatever_order_the_ledger_is_what_the_model_says()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var act = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 999]);
        var moved = 0L;

        await act.Array[16].SampleAsync(
            async acts =>
            {
                var model = new Model(await host.AnApprovedBudgetAsync(Budget));
                foreach (var (kind, pick) in acts)
                {
                    await DoAsync(model, baseId, kind, pick);
                    Assert.Equal(model.Balances, await BalancesAsync(model.Budget));
                }

                moved += model.Turnover;
                Assert.Equal("", await host.LedgerFaultsAsync());
            },
            iter: 6, threads: 1);

        Assert.True(moved > 0); // else nothing was tried
    }

    private Task DoAsync(Model model, Guid baseId, int kind, int pick) => kind switch
    {
        < 3 => ReserveAsync(model, baseId, pick),
        < 5 => PayAsync(model, pick),
        < 8 => ReportAsync(model, pick, "paid", null),
        8 => ReportAsync(model, pick, "rejected", null),
        9 => ReportAsync(model, pick, "returned", null),
        10 => ReportAsync(model, pick, "paid", wrongYuan: 9_999),
        _ => BatchAsync(model),
    };

    private async Task ReserveAsync(Model model, Guid baseId, int pick)
    {
        long[] parts = [1 + pick % 170, 1 + pick % 90];
        var award = await host.AProposedAwardAsync(baseId, model.Budget, 100, parts);
        var answer = await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/reserve", ifMatch: 1);
        Assert.Equal(model.Available >= parts.Sum() ? (200, null) : (409, "budget-exhausted"), answer);
        if (answer.Status == 200)
        {
            model.Reserve(parts.Sum());
            await ActivateAsync(award.Id, award.Revision + 1);
            model.Commit(award.Id, parts);
        }
    }

    private async Task ActivateAsync(Guid award, long revision)
    {
        foreach (var (step, by, body) in new[] { ("approve", Given.Approver, (object?)null), ("agreement", Given.Officer, new { documentNumber = "文1" }), ("sign", Given.Builder, null), ("activate", Given.Officer, null) })
        {
            Assert.Equal((200, null), await host.TryPostAsync(by, $"/awards/{award}/{step}", body, revision++));
        }
    }

    private async Task PayAsync(Model model, int pick)
    {
        if (model.Payable(pick) is var (award, instalment, yuan))
        {
            var (_, id) = await host.AnAcceptedPaymentAsync(award, instalment);
            model.Sent(id, award, instalment, yuan);
        }
    }

    private async Task ReportAsync(Model model, int pick, string outcome, long? wrongYuan)
    {
        if (model.Payment(pick) is { } payment)
        {
            var body = Given.Report(payment.Id, outcome, outcome == "rejected" ? null : "2019-01-31", wrongYuan, outcome == "paid" ? null : "账户已销户");
            var expected = wrongYuan is null ? model.Report(payment, outcome) : "contradicts";
            using var client = host.CreateClient(Given.Treasury);
            var key = Guid.CreateVersion7().ToString();
            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => SendAsync(client, body, key)));
            Assert.All(answers, answer => Assert.Contains($"\"taken\":\"{expected}\"", answer, StringComparison.Ordinal));
        }
    }

    private async Task BatchAsync(Model model)
    {
        var sent = model.Payments.ToArray();
        if (sent.Length > 0)
        {
            var booked = sent.Count(p => model.Report(p, "paid") == "booked");
            using var client = host.CreateClient(Given.Treasury);
            Assert.Equal(booked, (await client.PostAsync<Batch>("/treasury-reports/batch", new { reports = sent.Select(p => Given.Report(p.Id)) })).Booked);
        }
    }

    private static async Task<string> SendAsync(HttpClient client, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/treasury-reports") { Content = System.Net.Http.Json.JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private Task<string> BalancesAsync(Guid budget) => host.ReadAsync<string>(
        $"""
         SELECT concat_ws(' ', coalesce(sum(balance_fen) FILTER (WHERE stage = 'Available'), 0), coalesce(sum(balance_fen) FILTER (WHERE stage = 'Reserved'), 0),
             coalesce(sum(balance_fen) FILTER (WHERE stage = 'Committed'), 0), coalesce(sum(balance_fen) FILTER (WHERE stage = 'Paid'), 0), sum(balance_fen))
         FROM ledger_account WHERE budget_id = '{budget}'
         """);

    private sealed record Batch(int Booked);

    /// <summary>The same money by arithmetic, in yuan.</summary>
    private sealed class Model(Guid budget)
    {
        private readonly List<(Guid Award, int Instalment, long Yuan)> _payable = [];
        private readonly List<Sending> _payments = [];
        private long _reserved;
        private long _committed;
        private long _paid;

        public Guid Budget => budget;

        public long Available { get; private set; } = MoneyModelTests.Budget;

        public long Turnover { get; private set; }

        public IReadOnlyList<Sending> Payments => _payments;

        public string Balances => $"{Available * 100} {_reserved * 100} {_committed * 100} {_paid * 100} 0";

        public void Reserve(long yuan) => (Available, _reserved) = (Available - yuan, _reserved + yuan);

        public void Commit(Guid award, long[] parts)
        {
            (_reserved, _committed) = (_reserved - parts.Sum(), _committed + parts.Sum());
            _payable.AddRange(parts.Select((yuan, i) => (award, i + 1, yuan)));
        }

        public (Guid Award, int Instalment, long Yuan)? Payable(int pick) => _payable.Count == 0 ? null : _payable[pick % _payable.Count];

        public Sending? Payment(int pick) => _payments.Count == 0 ? null : _payments[pick % _payments.Count];

        public void Sent(string id, Guid award, int instalment, long yuan)
        {
            _payable.Remove((award, instalment, yuan));
            _payments.Add(new(id, award, instalment, yuan));
        }

        public string Report(Sending payment, string outcome)
        {
            switch (payment.Is, outcome)
            {
                case ("sent", "paid"):
                    Move(payment.Yuan);
                    break;
                case ("paid", "returned"):
                    Move(-payment.Yuan);
                    _payable.Add((payment.Award, payment.Instalment, payment.Yuan));
                    break;
                case ("sent", "returned" or "rejected"):
                    _payable.Add((payment.Award, payment.Instalment, payment.Yuan));
                    break;
                default:
                    return payment.Is == outcome || (payment.Is, outcome) == ("returned", "paid") ? "known" : "contradicts";
            }

            payment.Is = outcome;
            return "booked";
        }

        private void Move(long yuan) => (_committed, _paid, Turnover) = (_committed - yuan, _paid + yuan, Turnover + Math.Abs(yuan));
    }

    private sealed record Sending(string Id, Guid Award, int Instalment, long Yuan)
    {
        public string Is { get; set; } = "sent";
    }
}
