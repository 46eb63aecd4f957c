using Contracts;
using Funding.Treasury;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Testing;

namespace Funding.Tests;

/// <summary>How the treasury is spoken to over HTTP: questions again, orders never, nothing at all for a while when it is down.</summary>
public sealed class TreasuryPipelineTests : IAsyncLifetime
{
    private static readonly PaymentOrder Order = new("e", PaymentOrder.NewUetr(), 1, new Payee("样例公司", "91130102MADEM00117", "1302010001", "102121000013"), new DateOnly(2018, 12, 3));
    private WebApplication _server = null!;
    private int _orders;
    private int _questions;
    private int _atOnce;
    private int _mostAtOnce;
    private volatile Func<Task<IResult>> _answer = () => Task.FromResult(Results.StatusCode(503));

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Urls.Add("http://127.0.0.1:0");
        _server.MapPost("/payments", () => AnswerAsync(ref _orders));
        _server.MapGet("/payments/{id}", () => AnswerAsync(ref _questions));
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_order_is_given_once_and_a_question_is_asked_again()
    {
        await using var services = Services(("BreakAfter", "1000"));
        var treasury = services.GetRequiredService<ITreasury>();

        Assert.Equal(TreasuryOutcome.NoAnswer, (await treasury.PayAsync(Order, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(TreasuryOutcome.NoAnswer, (await treasury.AskAsync("e", TestContext.Current.CancellationToken)).Outcome);

        Assert.Equal((1, 3), (_orders, _questions));
    }

    [Fact]
    public async Task A_treasury_that_is_down_is_left_alone_and_then_tried_again()
    {
        await using var services = Services(("BreakAfter", "4"), ("BreakSeconds", "0.5"));
        var treasury = services.GetRequiredService<ITreasury>();
        Assert.True(treasury.IsReachable);
        for (var i = 0; i < 4; i++)
        {
            await treasury.PayAsync(Order, TestContext.Current.CancellationToken);
        }

        Assert.False(treasury.IsReachable);
        Assert.Equal(TreasuryOutcome.NoAnswer, (await treasury.PayAsync(Order, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(4, _orders); // the fifth was never given

        _answer = () => Task.FromResult(Results.Json(new { status = "paid", bookedOn = "2018-12-03" }));
        await Eventually.TrueAsync(() => Task.FromResult(treasury.IsReachable), "it is tried again");
        Assert.Equal(TreasuryOutcome.Paid, (await treasury.AskAsync("e", TestContext.Current.CancellationToken)).Outcome);
        Assert.True(treasury.IsReachable);
    }

    [Fact]
    public async Task Silence_counts_as_failure_too()
    {
        _answer = async () =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _server.Lifetime.ApplicationStopping);
            return Results.Ok();
        };
        await using var services = Services(("BreakAfter", "2"), ("BreakSeconds", "30"), ("AnswerWithinSeconds", "0.1"));
        var treasury = services.GetRequiredService<ITreasury>();

        Assert.Equal(TreasuryOutcome.NoAnswer, (await treasury.PayAsync(Order, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(TreasuryOutcome.NoAnswer, (await treasury.PayAsync(Order, TestContext.Current.CancellationToken)).Outcome);

        Assert.False(treasury.IsReachable);
    }

    [Fact]
    public async Task No_more_talk_at_once_than_was_agreed()
    {
        var enter = new SemaphoreSlim(0);
        _answer = async () =>
        {
            await enter.WaitAsync();
            return Results.Json(new { status = "accepted" });
        };
        await using var services = Services(("AtOnce", "2"), ("AnswerWithinSeconds", "30"));
        var treasury = services.GetRequiredService<ITreasury>();

        var questions = Enumerable.Range(0, 6).Select(_ => treasury.AskAsync("e", TestContext.Current.CancellationToken)).ToList();
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref _atOnce) == 2), "two are being answered");
        enter.Release(6);
        var answers = await Task.WhenAll(questions);

        Assert.All(answers, answer => Assert.Equal(TreasuryOutcome.Accepted, answer.Outcome));
        Assert.Equal((6, 2), (_questions, _mostAtOnce));
    }

    private Task<IResult> AnswerAsync(ref int count)
    {
        Interlocked.Increment(ref count);
        return CountedAsync();
    }

    private async Task<IResult> CountedAsync()
    {
        var now = Interlocked.Increment(ref _atOnce);
        for (var most = _mostAtOnce; now > most; most = _mostAtOnce)
        {
            Interlocked.CompareExchange(ref _mostAtOnce, now, most);
        }

        try
        {
            return await _answer();
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }

    private ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [.. settings.Select(s => KeyValuePair.Create($"Treasury:{s.Name}", (string?)s.Value)), KeyValuePair.Create("Treasury:Url", (string?)_server.Urls.First())]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(configuration);
        services.AddOptions<TreasuryOptions>().BindConfiguration(TreasuryOptions.Section);
        services.AddHttpTreasury();
        return services.BuildServiceProvider();
    }
}
