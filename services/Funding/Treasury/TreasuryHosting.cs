using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Funding.Treasury;

internal static class TreasuryHosting
{
    private const int AskRetries = 2;

    public static void AddTreasury(this IServiceCollection services)
    {
        services.AddOptions<TreasuryOptions>().BindConfiguration(TreasuryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var client = services.AddHttpClient<ITreasury, HttpTreasury>((provider, http) =>
        {
            http.BaseAddress = new Uri(provider.GetRequiredService<IOptions<TreasuryOptions>>().Value.Url, "/");
            http.Timeout = Timeout.InfiniteTimeSpan; // the pipeline below has the one limit
        });
#pragma warning disable EXTEXP0001 // the platform's default retries, which an order to pay must never see
        client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        client.AddResilienceHandler("treasury", (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<TreasuryOptions>>().Value;
            pipeline.AddTimeout(options.AnswerWithin).AddRetry(QuestionsOnly());
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
}
