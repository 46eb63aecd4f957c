extern alias FundingService;

using System.Text.Json.Nodes;
using Contracts;
using Contracts.Registry;
using Microsoft.AspNetCore.Hosting;
using Npgsql;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Services;

namespace Benchmarks.Bed;

/// <summary>
/// The funding service, whole, on a database of its own. One award and one payment are made as people make them; the others are their
/// copies, each of another base, with the journals that theirs have.
/// </summary>
internal sealed class FundingBed() : ServiceHost<FundingService::Program>("funding")
{
    private const string Builder = "91130102MADEM00117";
    private static readonly Principal Officer = Principal.Person(Role.FundOfficer);
    private static readonly Principal Approver = Principal.Person(Role.FundApprover);
    private int _made;
    private Guid _award;
    private Guid _payment;

    public HttpClient AsTreasury() => CreateClient(Principal.System("funding:settle"));

    public HttpClient AsOfficer() => CreateClient(Officer);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseContentRoot(Path.GetFullPath("services/Funding")); // tests find it by themselves, this program does not
        builder.UseSetting("Funding:AwardOfficerMayPay", "true"); // one officer does it all
        builder.UseSetting("services:treasury:http:0", "http://127.0.0.1:9"); // nobody asks it
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }

    /// <summary>An active award of one instalment, and its payment, locked.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        var (people, baseId, builder) = (new Opening(CreateClient, PublishAsync), Guid.CreateVersion7(), Principal.Person(Role.Applicant, organisation: Builder));
        await PublishAsync(new BaseRegistered(
            baseId, 1, "2018-ENT-001", BaseKind.Enterprise, "样例基地", "130102", new Party("样例公司", Builder), new DateOnly(2018, 7, 2),
            new Payee("样例公司", Builder, "1302010001", "102121000013")));
        await PublishAsync(new BaseGraded(baseId, 2, Guid.CreateVersion7(), Grade.Outstanding, new DateOnly(2018, 11, 20)));
        await Eventually.EqualAsync(
            1L, () => ReadAsync<long>($"SELECT count(*) FROM fund_account WHERE base_id = '{baseId}' AND latest_grade = 'Outstanding' AND title = 'Held'"), "the account");

        var award = await people.SendAsync(HttpMethod.Post, "/awards", Officer, new
        {
            baseId, budgetId = await ABudgetAsync(cancellation), amount = Yuan("10.00"), instalments = new[] { new { number = 1, amount = Yuan("10.00") } }, repayablePercent = 100,
        }, null, cancellation);
        foreach (var (step, by, body) in new[] { ("reserve", Officer, (object?)null), ("approve", Approver, null), ("agreement", Officer, new { documentNumber = "文1" }), ("sign", builder, null), ("activate", Officer, null) })
        {
            award = await people.SendAsync(HttpMethod.Post, $"/awards/{award["id"]}/{step}", by, body, (long)award["revision"]!, cancellation);
        }

        var payment = await people.SendAsync(HttpMethod.Post, $"/awards/{award["id"]}/payments", Officer, new { instalment = 1 }, null, cancellation);
        foreach (var (step, by) in new[] { ("submit", Officer), ("approve", Approver), ("approve", Principal.Person(Role.FundApprover, subject: "second-approver")), ("lock", Officer) })
        {
            payment = await people.SendAsync(HttpMethod.Post, $"/payments/{payment["id"]}/{step}", by, null, (long)payment["revision"]!, cancellation);
        }

        (_award, _payment) = ((Guid)award["id"]!, (Guid)payment["id"]!);
    }

    public async Task<Guid> ABudgetAsync(CancellationToken cancellation)
    {
        var people = new Opening(CreateClient, PublishAsync);
        JsonNode budget = await people.SendAsync(
            HttpMethod.Post, "/budgets", Officer, new { fiscalYear = 2018, fundSource = "市级", line = $"线{Guid.CreateVersion7():N}", amount = Yuan("90000000.00") }, null, cancellation);
        await people.SendAsync(HttpMethod.Post, $"/budgets/{budget["id"]}/approve", Approver, null, 1, cancellation);
        return (Guid)budget["id"]!;
    }

    /// <summary>End-to-end ids of so many payments that the treasury has accepted, of the budgets in turn.</summary>
    public async Task<string[]> AcceptedAsync(int count, params Guid[] budgets)
    {
        var first = await CopyAwardsAsync(count, "Active", budgets);
        await ExecuteAsync("ALTER TABLE payment DISABLE TRIGGER USER");
        await ExecuteAsync(
            $$"""
              INSERT INTO payment SELECT made.* FROM (SELECT p FROM payment p WHERE id = '{{_payment}}') one, generate_series({{first}}, {{first + count - 1}}) n,
                LATERAL jsonb_populate_record(one.p, jsonb_build_object('id', {{Id('3')}}, 'award_id', {{Id('1')}}, 'base_id', {{Id('2')}}, 'status', 'Accepted',
                  'end_to_end_id', 'E' || n, 'uetr', gen_random_uuid(), 'sent_at', now(), 'requested_on', '2018-12-01')) made;
              INSERT INTO payment_hand SELECT made.* FROM (SELECT h FROM payment_hand h WHERE payment_id = '{{_payment}}') one, generate_series({{first}}, {{first + count - 1}}) n,
                LATERAL jsonb_populate_record(one.h, jsonb_build_object('payment_id', {{Id('3')}})) made
              """);
        await ExecuteAsync("ALTER TABLE payment ENABLE TRIGGER USER");
        await SettleStatisticsAsync();
        return [.. Enumerable.Range(first, count).Select(n => $"E{n}")];
    }

    /// <summary>So many awards that wait for their reservation, of the budgets in turn.</summary>
    public async Task<Guid[]> ProposedAsync(int count, params Guid[] budgets)
    {
        var first = await CopyAwardsAsync(count, "Proposed", budgets);
        await SettleStatisticsAsync();
        return [.. Enumerable.Range(first, count).Select(n => new Guid($"01900001-0000-7000-8000-{n:x12}"))];
    }

    /// <summary>A server at rest knows its tables: nobody waits for autovacuum's minute.</summary>
    private Task SettleStatisticsAsync() => ExecuteAsync("ANALYZE fund_account, award, payment, journal, posting, ledger_account, audit, outbox");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> CopyAwardsAsync(int count, string status, Guid[] budgets)
    {
        var first = _made + 1;
        _made += count;
        var chosen = $"(ARRAY['{string.Join("','", budgets)}'])[n % {budgets.Length} + 1]";
        await ExecuteAsync(
            $$"""
              INSERT INTO fund_account SELECT made.* FROM (SELECT f FROM fund_account f JOIN award a ON a.base_id = f.base_id WHERE a.id = '{{_award}}') one,
                generate_series({{first}}, {{first + count - 1}}) n, LATERAL jsonb_populate_record(one.f, jsonb_build_object('id', {{Id('4')}}, 'base_id', {{Id('2')}})) made;
              INSERT INTO award SELECT made.* FROM (SELECT a FROM award a WHERE id = '{{_award}}') one, generate_series({{first}}, {{first + count - 1}}) n,
                LATERAL jsonb_populate_record(one.a, jsonb_build_object('id', {{Id('1')}}, 'base_id', {{Id('2')}}, 'budget_id', {{chosen}}, 'status', '{{status}}', 'revision', 1)) made;
              INSERT INTO award_instalment SELECT made.* FROM (SELECT i FROM award_instalment i WHERE award_id = '{{_award}}') one, generate_series({{first}}, {{first + count - 1}}) n,
                LATERAL jsonb_populate_record(one.i, jsonb_build_object('award_id', {{Id('1')}})) made;
              SELECT post_journals(json_agg(json_build_object('id', uuid_v7(), 'kind', kind, 'subject_id', {{Id('1')}}, 'budget_id', {{chosen}}, 'award_id', {{Id('1')}},
                'amount_fen', 1000, 'booked_on', '2018-12-01', 'posted_at', now()))) FROM generate_series({{first}}, {{first + count - 1}}) n, unnest(ARRAY['Reservation', 'Commitment']) kind
              WHERE '{{status}}' = 'Active' HAVING count(*) > 0
              """);
        return first;
    }

    private static string Id(char of) => $"('0190000{of}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

    private static object Yuan(string value) => new { value, currency = "CNY" };
}
