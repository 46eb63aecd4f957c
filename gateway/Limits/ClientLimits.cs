using System.Globalization;
using System.Threading.RateLimiting;
using Gateway.Errors;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;

namespace Gateway.Limits;

/// <summary>
/// A token bucket for each caller: the person or system of a valid token, otherwise the address. So one caller's haste costs
/// nobody else, and a bad token is no way around the limit.
/// </summary>
internal static class ClientLimits
{
    public const string LoginPolicy = "login";
    public const string PublicFormPolicy = "public-form";
    public const string PublicFilePolicy = "public-file";

    public static void AddClientLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>>((limiter, gateway) =>
        {
            var options = gateway.Value;
            limiter.OnRejected = Rejected;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
                Caller(context), _ => Bucket(options.BurstRequests, options.RequestsPerSecond)));
            limiter.AddPolicy(LoginPolicy, context => RateLimitPartition.GetTokenBucketLimiter(
                Address(context), _ => Bucket(options.LoginBurst, options.LoginsPerSecond)));
            limiter.AddPolicy(PublicFormPolicy, context => RateLimitPartition.GetTokenBucketLimiter(
                Address(context), _ => Bucket(options.PublicFormBurst, options.PublicFormsPerMinute, TimeSpan.FromMinutes(1))));
            limiter.AddPolicy(PublicFilePolicy, context => RateLimitPartition.GetTokenBucketLimiter(
                Address(context), _ => Bucket(options.PublicFileBurst, options.PublicFilesPerMinute, TimeSpan.FromMinutes(1))));
        });
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perPeriod, TimeSpan? period = null) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perPeriod,
        ReplenishmentPeriod = period ?? TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
        QueueLimit = 0,
    };

    private static string Caller(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } && context.User.FindFirst(PlatformClaims.Subject) is { } subject
            ? $"{subject.Value} {context.User.FindFirst(PlatformClaims.ClientId)?.Value}"
            : Address(context);

    private static string Address(HttpContext context) => $"address {context.Connection.RemoteIpAddress}";

    private static async ValueTask Rejected(OnRejectedContext context, CancellationToken cancel)
    {
        var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Problem.WriteAsync(
            context.HttpContext, StatusCodes.Status429TooManyRequests, Problem.TooManyRequests, "Too many requests. Try again later.");
    }
}
