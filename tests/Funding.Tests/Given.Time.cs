using Calendar;
using Contracts.Applications;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Funding.Tests;

/// <content>Business time, which a test may move on.</content>
internal static partial class Given
{
    public static DateOnly Today(this FundingHost host) => host.Services.GetRequiredService<BusinessClock>().Today;

    public static async Task MoveClockToAsync(this FundingHost host, DateTimeOffset businessTime)
    {
        var clock = host.Services.GetRequiredService<BusinessClock>();
        var offset = TimeSpan.FromMilliseconds(Math.Ceiling((businessTime - TimeProvider.System.GetUtcNow()).TotalMilliseconds)); // kept in microseconds
        await host.PublishAsync(new BusinessClockMoved(Guid.CreateVersion7(), 1, offset));
        await Eventually.TrueAsync(() => Task.FromResult(clock.Ahead >= offset), "the clock has moved");
    }
}
