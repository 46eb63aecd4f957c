using Contracts.Applications;
using CsCheck;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Calendar.Tests;

public sealed class BusinessClockTests : CalendarService
{
    [Fact]
    public async Task Business_time_is_machine_time_until_it_is_moved_and_then_runs_ahead()
    {
        await Refresh();
        Assert.Equal(Time.GetUtcNow(), Clock.Now);
        await Consume(Moved(days: 30));
        await Refresh();
        Assert.Equal(Time.GetUtcNow().AddDays(30), Clock.Now);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Time.GetUtcNow().AddDays(30), Clock.Now);
    }

    [Fact]
    public async Task Today_is_Shanghais_date()
    {
        await Refresh();
        Time.SetUtcNow(new(2018, 12, 31, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal(new(2018, 12, 31), Clock.Today);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new(2019, 1, 1), Clock.Today);
    }

    [Fact]
    public async Task Moves_in_any_order_leave_the_furthest()
    {
        await Consume(Moved(days: 20));
        await Consume(Moved(days: 5));
        await Refresh();
        Assert.Equal(TimeSpan.FromDays(20), Clock.Ahead);
    }

    [Fact]
    public async Task Concurrent_moves_never_take_time_back_for_anybody()
    {
        var replicas = new[] { Service, GivenAReplica(), GivenAReplica() };
        await Task.WhenAll(replicas.Select(Refresh));
        var moving = Task.WhenAll(Enumerable.Range(1, 24).Reverse().Select(day => Consume(Moved(day), replicas[day % 3])));
        var watching = Task.WhenAll(replicas.Select(replica => WatchAsync(replica, moving)));
        await moving;
        await watching;
        await Task.WhenAll(replicas.Select(Refresh));
        Assert.All(replicas, replica => Assert.Equal(TimeSpan.FromDays(24), ClockOf(replica).Ahead));
    }

    [Fact]
    public async Task A_replica_that_starts_later_knows_the_time_before_it_serves()
    {
        await Consume(Moved(days: 7));
        var late = GivenAReplica();
        await late.StartAsync(Cancelled);
        Assert.Equal(TimeSpan.FromDays(7), ClockOf(late).Ahead);
        await late.StopAsync(Cancelled);
    }

    [Fact]
    public void Before_the_offset_was_read_there_is_no_business_time()
    {
        Assert.False(Clock.IsKnown);
        Assert.Contains("not known yet", Assert.Throws<InvalidOperationException>(() => Clock.Now).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_demo_mode_a_move_is_refused_with_its_reason()
    {
        var real = GivenAReplica(demoMode: false);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Consume(Moved(days: 1), real));
        Assert.Contains("demo mode only", refusal.Message, StringComparison.Ordinal);
        await Refresh(real);
        Assert.Equal(TimeSpan.Zero, ClockOf(real).Ahead);
    }

    [Theory]
    [InlineData(-40_000)]
    [InlineData(40_000)]
    public Task Nonsense_is_refused(int days) => Assert.ThrowsAsync<InvalidOperationException>(() => Consume(Moved(days)));

    [Fact]
    public async Task The_first_move_may_set_the_beginning_in_the_past_and_no_later_one_goes_back()
    {
        await Refresh();
        Assert.Equal(TimeSpan.Zero, Clock.Ahead);

        await Consume(Moved(days: -3000));
        await Refresh();
        Assert.Equal(TimeSpan.FromDays(-3000), Clock.Ahead);

        await Consume(Moved(days: -3100));
        await Refresh();
        Assert.Equal(TimeSpan.FromDays(-3000), Clock.Ahead);
    }

    [Fact]
    public void Whatever_offsets_arrive_the_clock_only_goes_forward() => Gen.Long[-TimeSpan.TicksPerDay * 400, TimeSpan.TicksPerDay * 400].Array[1, 30].Sample(offsets =>
    {
        var clock = new BusinessClock(new FakeTimeProvider());
        var last = DateTimeOffset.MinValue;
        foreach (var offset in offsets)
        {
            clock.Advance(TimeSpan.FromTicks(offset));
            Assert.True(clock.Now >= last);
            last = clock.Now;
        }

        Assert.Equal(offsets.Max(), clock.Ahead.Ticks);
    });

    private async Task WatchAsync(IHost replica, Task until)
    {
        for (var last = ClockOf(replica).Now; !until.IsCompleted;)
        {
            await Refresh(replica);
            Assert.True(ClockOf(replica).Now >= last);
            last = ClockOf(replica).Now;
        }
    }

    private static BusinessClockMoved Moved(int days) => new(Guid.CreateVersion7(), days, TimeSpan.FromDays(days));
}
