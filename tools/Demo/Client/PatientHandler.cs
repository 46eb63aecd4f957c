using System.Net;

namespace Demo.Client;

/// <summary>
/// Does what a well-behaved client does: waits as <c>Retry-After</c> says, and asks again, with the same key, what may have been
/// lost on the way. The platform makes sure that it happens once.
/// </summary>
public sealed class PatientHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Set on a request that was sent more than once: its first sending may have had its effect.</summary>
    public static readonly HttpRequestOptionsKey<bool> Repeated = new("repeated");

    private const int MaxAttempts = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken); // it may have to be sent again
        }

        for (var attempt = 1; ; attempt++)
        {
            HttpResponseMessage? response = null;
            try
            {
                response = await base.SendAsync(request, cancellationToken);
                if (!IsTransient(response.StatusCode) || attempt == MaxAttempts)
                {
                    return response;
                }
            }
            catch (HttpRequestException) when (attempt < MaxAttempts)
            {
            }

            var wait = response?.Headers.RetryAfter?.Delta ?? Pause;
            response?.Dispose();
            request.Options.Set(Repeated, true);
            await Task.Delay(wait, TimeProvider.System, cancellationToken);
        }
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
