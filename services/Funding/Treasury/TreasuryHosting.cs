using Funding.Treasury.Files;
using Funding.Treasury.Iso20022;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Funding.Treasury;

internal static class TreasuryHosting
{
    private const int AskRetries = 2;
    private const int Waiting = 1_000;
    private const double MostFailures = 0.5;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    public static void AddTreasury(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TreasuryOptions>().BindConfiguration(TreasuryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (builder.Configuration.GetValue<TreasuryAdapter>($"{TreasuryOptions.Section}:{nameof(TreasuryOptions.Adapter)}") is TreasuryAdapter.Files)
        {
            services.AddSingleton<IsoSchemas>().AddScoped<ITreasury, FileTreasury>().AddScoped<TakeFile>();
            services.AddSingleton<FileExchange>().AddHostedService(provider => provider.GetRequiredService<FileExchange>());
        }
        else
        {
            services.AddHttpTreasury();
        }
    }

    public static void AddHttpTreasury(this IServiceCollection services)
    {
        services.AddSingleton<TreasuryCircuit>();
        var client = services.AddHttpClient<ITreasury, HttpTreasury>((provider, http) =>
        {
            http.BaseAddress = new Uri(provider.GetRequiredService<IOptions<TreasuryOptions>>().Value.Url, "/");
            http.Timeout = Timeout.InfiniteTimeSpan; // the pipeline below has the limits
        });
#pragma warning disable EXTEXP0001 // the platform's default retries, which an order to pay must never see
        client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        client.AddResilienceHandler("treasury", (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<TreasuryOptions>>().Value;
            pipeline.AddConcurrencyLimiter(options.AtOnce, Waiting).AddTimeout(options.AnswerWithin * 2).AddRetry(QuestionsOnly())
                .AddCircuitBreaker(Breaker(options, context.ServiceProvider.GetRequiredService<TreasuryCircuit>()))
                .AddTimeout(options.AnswerWithin);
        });
    }

    /// <summary>A question may be repeated while there is time; an order never: whether the first one arrived is not known.</summary>
    private static RetryStrategyOptions<HttpResponseMessage> QuestionsOnly() => new HttpRetryStrategyOptions
    {
        MaxRetryAttempts = AskRetries,
        Delay = TimeSpan.FromMilliseconds(100),
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Context.GetRequestMessage()?.Method == HttpMethod.Get && HttpClientResiliencePredicates.IsTransient(arguments.Outcome)),
    };

    private static HttpCircuitBreakerStrategyOptions Breaker(TreasuryOptions options, TreasuryCircuit circuit) => new()
    {
        FailureRatio = MostFailures,
        MinimumThroughput = options.BreakAfter,
        SamplingDuration = Sampling,
        BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
        OnOpened = opened =>
        {
            circuit.OpenFor(opened.BreakDuration);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            circuit.Close();
            return ValueTask.CompletedTask;
        },
    };
}
