using Calendar;
using Contracts.Applications;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Applications.Tests;

/// <summary>Calls that close soon, and a clock that comes there.</summary>
internal static class GivenTime
{
    private static long _moves;

    public static async Task<Guid> ACallUntilAsync(this ApplicationsHost host, DateTimeOffset closesAt)
    {
        await host.CriteriaAsync();
        using var officer = host.CreateClient(Given.Officer);
        var call = await officer.PostAsync<Given.CallRow>("/calls", new
        {
            title = "2018年度评选", year = 2018, kinds = new[] { "enterprise" }, opensAt = "2018-03-01T00:00:00+08:00", closesAt,
        });
        await officer.PostAsync<Given.CallRow>($"/calls/{call.Id}/publish", ifMatch: 1);
        return call.Id;
    }

    /// <summary>Business time is that or later afterwards, everywhere in the service.</summary>
    public static async Task MoveToAsync(this ApplicationsHost host, DateTimeOffset businessTime)
    {
        var offset = businessTime - TimeProvider.System.GetUtcNow();
        await host.PublishAsync(new BusinessClockMoved(Guid.CreateVersion7(), Interlocked.Increment(ref _moves), offset));
        await Eventually.TrueAsync(
            () => Task.FromResult(host.Services.GetRequiredService<BusinessClock>().Now >= businessTime), "the clock comes there");
    }
}
