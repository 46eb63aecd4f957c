using System.Data.Common;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Inbox;

/// <summary>How long a consumer tries: through an outage of its own database, until it is its turn among others, and briefly at anything else.</summary>
internal static class RetryPolicies
{
    private const int OutageRetries = 7_200;

    /// <summary>Of those that change one aggregate at once, each time one gets through: more than can be under way at once.</summary>
    private const int ContentionRetries = 200;

    private static readonly TimeSpan OutageInterval = TimeSpan.FromSeconds(2);

    public static void UseRetries(this IConsumePipeConfigurator endpoint, MessagingOptions options)
    {
        // A message is not to blame when the database is away: it waits, unacknowledged, and so does its queue.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(IsOutage);
            retry.Interval(OutageRetries, OutageInterval);
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<DbUpdateConcurrencyException>();
            retry.Exponential(ContentionRetries, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(10));
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<DbUpdateConcurrencyException>();
            retry.Ignore<Exception>(IsOutage);
            retry.Exponential(
                options.MaxHandleAttempts - 1, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100));
        });
    }

    internal static bool IsOutage(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            // Transient by Npgsql's judgement includes deadlocks, where a second attempt is right as well.
            if (e is DbException { IsTransient: true })
            {
                return true;
            }
        }

        return false;
    }
}
