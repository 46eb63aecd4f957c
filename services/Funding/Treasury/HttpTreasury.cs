using System.Net;
using System.Text.Json;
using Polly;

namespace Funding.Treasury;

/// <summary>The treasury over HTTP. Whatever is not a clear answer in time is no answer.</summary>
internal sealed partial class HttpTreasury(HttpClient http, TreasuryCircuit circuit, ILogger<HttpTreasury> logger) : ITreasury
{
    private const int MaxReason = 500;

    public bool IsReachable => !circuit.IsOpen;

    public async Task<TreasuryAnswer> PayAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var body = new
        {
            order.EndToEndId,
            order.Uetr,
            order.AmountFen,
            Currency = "CNY",
            Creditor = new { order.Creditor.Name, Account = order.Creditor.AccountNumber, order.Creditor.BankCode },
            order.RequestedOn,
        };
        return await AnsweredAsync(
            order.EndToEndId, async () =>
            {
                using var response = await http.PostAsJsonAsync("payments", body, cancellationToken);
                return response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.UnprocessableEntity
                    ? Read(await response.Content.ReadFromJsonAsync<Reply>(cancellationToken))
                    : null;
            },
            cancellationToken) ?? new(TreasuryOutcome.NoAnswer);
    }

    public async Task<TreasuryAnswer> AskAsync(string endToEndId, CancellationToken cancellationToken) => await AnsweredAsync(
        endToEndId, async () =>
        {
            using var response = await http.GetAsync(new Uri($"payments/{endToEndId}", UriKind.Relative), cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Read(await response.Content.ReadFromJsonAsync<Reply>(cancellationToken)),
                HttpStatusCode.NotFound => new(TreasuryOutcome.NotFound),
                _ => null,
            };
        },
        cancellationToken) ?? new(TreasuryOutcome.NoAnswer);

    public async Task<IReadOnlyList<StatementLine>?> StatementAsync(DateOnly date, CancellationToken cancellationToken) => await AnsweredAsync(
        $"statement of {date:yyyy-MM-dd}", async () =>
        {
            using var response = await http.GetAsync(new Uri($"statements/{date:yyyy-MM-dd}", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode && await response.Content.ReadFromJsonAsync<Statement>(cancellationToken) is { } statement && statement.Date == date
                ? statement.Lines
                : null;
        },
        cancellationToken);

    private async Task<T?> AnsweredAsync<T>(string subject, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var answer = await ask();
            if (answer is null)
            {
                LogUnclear(subject);
            }

            return answer;
        }
        catch (Exception e) when (e is HttpRequestException or ExecutionRejectedException or JsonException or IOException
            || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogSilent(subject, e.Message);
            return null;
        }
    }

    private static TreasuryAnswer? Read(Reply? reply) => reply?.Status switch
    {
        "accepted" => new(TreasuryOutcome.Accepted),
        "paid" when reply.BookedOn is { } day => new(TreasuryOutcome.Paid, day),
        "rejected" => new(TreasuryOutcome.Rejected, Reason: Shorten(reply.Reason ?? "rejected by the treasury")),
        "returned" => new(TreasuryOutcome.Returned, reply.BookedOn, Shorten(reply.Reason ?? "returned by the bank")),
        _ => null,
    };

    private static string Shorten(string reason) => reason[..Math.Min(reason.Length, MaxReason)];

    [LoggerMessage(4101, LogLevel.Warning, "The treasury's answer about {Subject} is unclear")]
    private partial void LogUnclear(string subject);

    [LoggerMessage(4102, LogLevel.Warning, "The treasury gives no answer about {Subject}: {Reason}")]
    private partial void LogSilent(string subject, string reason);

    private sealed record Reply(string? Status, DateOnly? BookedOn, string? Reason);

    private sealed record Statement(DateOnly Date, IReadOnlyList<StatementLine> Lines);
}
