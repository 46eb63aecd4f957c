using System.Net.Http.Json;
using Contracts;
using Contracts.Registry;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

/// <summary>The states that tests start from, reached as people and the registry reach them.</summary>
internal static class Given
{
    public const string GoodAccount = "1302010001";
    public const string BuilderCode = "91130102MADEM00117";
    public static readonly Principal Officer = Principal.Person(Role.FundOfficer);
    public static readonly Principal Reconciler = Principal.Person(Role.FundOfficer, subject: "reconciler");
    public static readonly Principal Approver = Principal.Person(Role.FundApprover);
    public static readonly Principal SecondApprover = Principal.Person(Role.FundApprover, subject: "second-approver");
    public static readonly Principal ThirdApprover = Principal.Person(Role.FundApprover, subject: "third-approver");
    public static readonly Principal Builder = Principal.Person(Role.Applicant, organisation: BuilderCode);

    public static object Yuan(long yuan) => new { value = $"{yuan}.00", currency = "CNY" };

    public static BaseRegistered Registered(Guid id, string account = GoodAccount, string builder = BuilderCode, long version = 1) => new(
        id, version, "2018-ENT-001", BaseKind.Enterprise, "样例基地", "130102", new Party("样例公司", builder), new DateOnly(2018, 7, 2),
        new Payee("样例公司", builder, account, "102121000013"));

    public static BaseGraded Graded(Guid id, Grade grade = Grade.Outstanding, long version = 2) =>
        new(id, version, Guid.CreateVersion7(), grade, new DateOnly(2018, 11, 20));

    /// <summary>A registered base with the grade outstanding.</summary>
    public static async Task<Guid> AnOutstandingBaseAsync(this FundingHost host, string account = GoodAccount, string builder = BuilderCode)
    {
        var id = Guid.CreateVersion7();
        await host.PublishAsync(Registered(id, account, builder));
        await host.PublishAsync(Graded(id));
        await host.AccountIsAsync(id, "latest_grade = 'Outstanding' AND title = 'Held'");
        return id;
    }

    public static Task AccountIsAsync(this FundingHost host, Guid baseId, string condition) => Eventually.EqualAsync(
        1L, () => host.ReadAsync<long>($"SELECT count(*) FROM fund_account WHERE base_id = '{baseId}' AND {condition}"), $"accounts where {condition}");

    public static async Task<Guid> ADraftBudgetAsync(this FundingHost host, long yuan = 1_000)
    {
        using var client = host.CreateClient(Officer);
        var body = new { fiscalYear = 2018, fundSource = "市级双创专项资金", line = $"线{Guid.CreateVersion7():N}", amount = Yuan(yuan) };
        return (await client.PostAsync<Row>("/budgets", body)).Id;
    }

    public static async Task<Guid> AnApprovedBudgetAsync(this FundingHost host, long yuan)
    {
        using var client = host.CreateClient(Approver);
        return (await client.PostAsync<Row>($"/budgets/{await host.ADraftBudgetAsync(yuan)}/approve", ifMatch: 1)).Id;
    }

    public static object AwardBody(Guid baseId, Guid budget, int repayable, params long[] instalments) => new
    {
        baseId,
        budgetId = budget,
        amount = Yuan(instalments.Sum()),
        instalments = instalments.Select((yuan, i) => new { number = i + 1, amount = Yuan(yuan) }),
        repayablePercent = repayable,
    };

    public static async Task<Row> AProposedAwardAsync(this FundingHost host, Guid? baseId = null, Guid? budget = null, int repayable = 100, params long[] instalments)
    {
        using var client = host.CreateClient(Officer);
        var body = AwardBody(
            baseId ?? await host.AnOutstandingBaseAsync(), budget ?? await host.Budget.Value, repayable, instalments is [] ? [600, 400] : instalments);
        return await client.PostAsync<Row>("/awards", body);
    }

    /// <summary>Brings an award to a status on its way to active.</summary>
    public static async Task<Row> AnAwardAsync(
        this FundingHost host, string status, Guid? baseId = null, Guid? budget = null, int repayable = 100, params long[] instalments)
    {
        var award = await host.AProposedAwardAsync(baseId, budget, repayable, instalments);
        (string Step, Principal By, object? Body)[] steps =
        [
            ("reserve", Officer, null), ("approve", Approver, null), ("agreement", Officer, new { documentNumber = "石双创资〔2018〕1号" }),
            ("sign", Builder, null), ("activate", Officer, null),
        ];
        foreach (var (step, by, body) in steps)
        {
            if (award.Status == status)
            {
                break;
            }

            using var client = host.CreateClient(by);
            award = await client.PostAsync<Row>($"/awards/{award.Id}/{step}", body, award.Revision);
        }

        Assert.Equal(status, award.Status);
        return award;
    }

    public static Task<Row> AnActiveAwardAsync(this FundingHost host, Guid? baseId = null, int repayable = 100, params long[] instalments) =>
        host.AnAwardAsync("active", baseId, null, repayable, instalments);

    /// <summary>Brings a payment of the award to a status on its way to locked.</summary>
    public static async Task<Row> APaymentAsync(this FundingHost host, Guid award, string status = "locked", int instalment = 1)
    {
        using var officer = host.CreateClient(Officer);
        var payment = await officer.PostAsync<Row>($"/awards/{award}/payments", new { instalment });
        foreach (var (step, by) in new[] { ("submit", Officer), ("approve", Approver), ("approve", SecondApprover), ("approve", ThirdApprover), ("lock", Officer) })
        {
            if (payment.Status == status || (step == "approve" && payment.Status == "approved"))
            {
                continue;
            }

            using var client = host.CreateClient(by);
            payment = await client.PostAsync<Row>($"/payments/{payment.Id}/{step}", ifMatch: payment.Revision);
        }

        Assert.Equal(status, payment.Status);
        return payment;
    }

    public static async Task<Row> SendAsync(this FundingHost host, Row payment)
    {
        using var client = host.CreateClient(Officer);
        return await client.PostAsync<Row>($"/payments/{payment.Id}/send", ifMatch: payment.Revision);
    }

    public static async Task<Row> InquireAsync(this FundingHost host, Row payment)
    {
        using var client = host.CreateClient(Officer);
        return await client.PostAsync<Row>($"/payments/{payment.Id}/inquire");
    }

    /// <summary>Paid, to an account whose orders are never answered.</summary>
    public static async Task<Row> APaidPaymentUnknownFirstAsync(this FundingHost host, Guid award)
    {
        var payment = await host.SendAsync(await host.APaymentAsync(award));
        Assert.Equal("unknown", payment.Status);
        return await host.InquireAsync(payment);
    }

    public static async Task<Row> APaidPaymentAsync(this FundingHost host, Guid award, int instalment = 1)
    {
        var payment = await host.InquireAsync(await host.SendAsync(await host.APaymentAsync(award, instalment: instalment)));
        Assert.Equal("paid", payment.Status);
        return payment;
    }

    public static TitleRevoked Revoked(Guid baseId, long version = 9) =>
        new(baseId, version, "石政函〔2019〕1号", "整改仍未改善", new DateOnly(2019, 3, 1));

    /// <summary>A base that was paid has lost its title.</summary>
    public static async Task<Row> ARecoveryAsync(this FundingHost host, long yuan, int repayable = 100)
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId, repayable, yuan);
        await host.APaidPaymentAsync(award.Id);
        await host.PublishAsync(Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");
        return await host.RecoveryOfAsync(award.Id);
    }

    public static Task AwardIsAsync(this FundingHost host, Guid award, string status) =>
        Eventually.EqualAsync(status, () => host.ReadAsync<string>($"SELECT status FROM award WHERE id = '{award}'"), "the award");

    public static async Task<Row> RecoveryOfAsync(this FundingHost host, Guid award) =>
        await host.ReadRowAsync($"/recoveries/{await host.ReadAsync<Guid>($"SELECT id FROM recovery WHERE award_id = '{award}' ORDER BY id DESC LIMIT 1")}");

    public static async Task<Row> ReadRowAsync(this FundingHost host, string path)
    {
        using var client = host.CreateClient(Officer);
        return (await client.GetFromJsonAsync<Row>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    /// <summary>Posts with a fresh key and insists on success.</summary>
    public static async Task<T> PostAsync<T>(this HttpClient client, string path, object? body = null, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await response.Content.ReadFromJsonAsync<T>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The status and, of a refusal, its code.</summary>
    public static async Task<(int Status, string? Code)> TryPostAsync(
        this FundingHost host, Principal by, string path, object? body = null, long? ifMatch = null)
    {
        using var client = host.CreateClient(by);
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, (await Problem.ReadAsync(response))?.Code);
    }

    /// <summary>Balance in yuan of one stage, of the award or of its budget.</summary>
    public static async Task<long> BalanceAsync(this FundingHost host, string stage, Guid award) => await host.ReadAsync<long>(
        $"SELECT coalesce(sum(balance_fen), 0)::bigint / 100 FROM ledger_account WHERE stage = '{stage}' AND award_id = '{award}'");

    /// <summary>All that must hold of the money at any moment; empty when it does.</summary>
    public static Task<string> LedgerFaultsAsync(this FundingHost host) => host.ReadAsync<string>(
        """
        SELECT concat_ws('; ',
            (SELECT 'postings sum to ' || sum(amount_fen) FROM posting HAVING sum(amount_fen) <> 0),
            (SELECT 'unbalanced journals: ' || count(*) FROM (SELECT FROM posting GROUP BY journal_id HAVING sum(amount_fen) <> 0) j HAVING count(*) > 0),
            (SELECT 'balances that are not their postings: ' || count(*) FROM ledger_account a
             WHERE balance_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM posting WHERE account_id = a.id) HAVING count(*) > 0),
            (SELECT 'awards with more paid than committed, or committed than reserved: ' || count(*) FROM (
                SELECT FROM ledger_account WHERE award_id IS NOT NULL GROUP BY award_id
                HAVING coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Paid'), 0) > coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Committed'), 0)
                    OR coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Committed'), 0) > coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Reserved'), 0)) a HAVING count(*) > 0),
            (SELECT 'budgets overspent: ' || count(*) FROM (
                SELECT FROM ledger_account GROUP BY budget_id
                HAVING coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Committed'), 0) > coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Available'), 0)) b HAVING count(*) > 0),
            (SELECT 'awards whose paid sum is not the ledger''s: ' || count(*) FROM award a
             WHERE paid_fen <> coalesce((SELECT inflow_fen FROM ledger_account WHERE award_id = a.id AND stage = 'Paid'), 0) HAVING count(*) > 0),
            (SELECT 'payments whose status is not their journals'': ' || count(*) FROM payment p
             WHERE (status IN ('Paid', 'Reconciled', 'Returned')) <> EXISTS (SELECT FROM journal WHERE kind = 'Payment' AND subject_id = p.id) HAVING count(*) > 0))
        """);

    public sealed record Row(Guid Id, long Revision, string Status, Guid? AwardId = null, Money? Demanded = null, Money? Outstanding = null);

    public sealed record Money(string Value, string Currency);

    public sealed record Rows<T>(IReadOnlyList<T> Items, Guid? Next);
}
