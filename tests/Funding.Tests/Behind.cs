using System.Net.Http.Json;
using Calendar;
using Contracts.Applications;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Testing.Services;
using Testing;

namespace Funding.Tests;

/// <summary>What happens outside the service: in its database, and at the treasury.</summary>
internal static class Behind
{
    public static async Task ExecuteAsync(this FundingHost host, string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What the database says to who tries this as its owner, or as the service.</summary>
    public static async Task<string> RefusalAsync(this FundingHost host, string sql, bool asOwner = false)
    {
        await using var own = new NpgsqlDataSourceBuilder(host.ConnectionString).Build();
        await using var connection = await (asOwner ? own : host.Services.GetRequiredService<NpgsqlDataSource>()).OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        return refusal.ConstraintName ?? refusal.SqlState;
    }

    public static Task<string> EndToEndIdAsync(this FundingHost host, Guid payment) =>
        host.ReadAsync<string>($"SELECT end_to_end_id FROM payment WHERE id = '{payment}'");

    /// <summary>The bank gives a payment back.</summary>
    public static async Task GiveBackAsync(this FundingHost host, Guid payment, string on = "2019-02-01")
    {
        using var treasury = new HttpClient();
        using var answer = await treasury.PostAsJsonAsync(
            new Uri($"{host.TreasuryUrl}/payments/{await host.EndToEndIdAsync(payment)}/return"), new { on, reason = "账户已销户" }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>An order that the treasury has from somebody, not from us.</summary>
    public static async Task OrderAsync(this FundingHost host, string endToEndId, long fen, string on, string account = Given.GoodAccount)
    {
        using var treasury = new HttpClient();
        using var answer = await treasury.PostAsJsonAsync(new Uri($"{host.TreasuryUrl}/payments"), new
        {
            endToEndId,
            uetr = Guid.CreateVersion7(),
            amountFen = fen,
            currency = "CNY",
            creditor = new { name = "样例公司", account, bankCode = "102121000013" },
            requestedOn = on,
        }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
