using Contracts.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Calendar.Tests;

public sealed class DueWorkerTests : DueService
{
    [Fact]
    public async Task A_row_is_handled_once_when_it_is_due_and_not_before()
    {
        var subject = await GivenDueIn(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await Drain());
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await Drain());
        Assert.Equal(0, await Drain());
        Assert.Equal([subject], await Effects());
    }

    [Fact]
    public async Task Several_workers_at_once_handle_each_row_once()
    {
        var other = GivenAReplica();
        await Refresh(other);
        var subjects = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => GivenDueIn(TimeSpan.FromSeconds(-i))));
        var taken = await Task.WhenAll(Drain(), Drain(other), Drain(), Drain(other));
        Assert.Equal(60, taken.Sum());
        Assert.Equal(subjects.Order(), (await Effects()).Order());
        Assert.Equal(0, await InScope(db => db.Due.CountAsync(Cancelled)));
    }

    [Fact]
    public async Task A_crash_before_the_commit_undoes_the_work_and_it_is_done_again()
    {
        var subject = await GivenDueIn(TimeSpan.Zero);
        Acts.Next(async (db, _) =>
        {
            await db.SaveChangesAsync(Cancelled);
            await db.Database.ExecuteSqlAsync($"select pg_terminate_backend(pg_backend_pid())", Cancelled);
        });
        Assert.Equal(1, await Drain());
        Assert.Empty(await Effects());
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await Drain());
        Assert.Equal([subject], await Effects());
    }

    [Fact]
    public async Task A_stop_in_the_middle_leaves_the_row_as_it_was()
    {
        var subject = await GivenDueIn(TimeSpan.Zero);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Acts.Next(async (db, token) =>
        {
            await db.SaveChangesAsync(token);
            await stopping.CancelAsync();
            token.ThrowIfCancellationRequested();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Worker().DrainAsync(stopping.Token));
        Assert.Empty(await Effects());
        Assert.Equal(0, (await InScope(db => db.Due.SingleAsync(Cancelled))).Attempts);
        await Drain();
        Assert.Equal([subject], await Effects());
    }

    [Fact]
    public async Task A_row_that_fails_waits_ever_longer_and_holds_up_no_other()
    {
        var poison = await GivenDueIn(TimeSpan.FromHours(-1));
        Acts.Always(poison, () => throw new InvalidOperationException("no such base"));
        var good = await GivenDueIn(TimeSpan.Zero);
        Assert.Equal(2, await Drain());
        Assert.Equal([good], await Effects());

        foreach (var wait in new[] { 1, 2, 4, 8 })
        {
            Time.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await Drain());
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, await Drain());
        }

        var row = await InScope(db => db.Due.SingleAsync(Cancelled));
        Assert.Equal((5, "InvalidOperationException: no such base"), (row.Attempts, row.LastError));
        var health = (await Service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancelled)).Entries["due"];
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("no such base", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_jump_of_the_business_clock_makes_rows_due_in_their_order()
    {
        await Refresh();
        var subjects = new[] { await GivenDueIn(TimeSpan.FromDays(20)), await GivenDueIn(TimeSpan.FromDays(10)), await GivenDueIn(TimeSpan.FromDays(40)) };
        await Consume(new BusinessClockMoved(Guid.CreateVersion7(), 1, TimeSpan.FromDays(30)));
        await Refresh();
        Assert.Equal(2, await Drain());
        Assert.Equal([subjects[1], subjects[0]], await Effects());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_running_worker_wakes_when_the_clock_moves_and_when_a_row_falls_due()
    {
        var soon = await GivenDueIn(TimeSpan.FromMilliseconds(200));
        await Service.StartAsync(TestContext.Current.CancellationToken);
        Time.Advance(TimeSpan.FromMilliseconds(200));
        await Until(async () => (await Effects()).Length == 1);

        var far = await GivenDueIn(TimeSpan.FromDays(3));
        await Consume(new BusinessClockMoved(Guid.CreateVersion7(), 1, TimeSpan.FromDays(3)));
        await Refresh(); // machine time stands still: only the move can wake it
        await Until(async () => (await Effects()).Length == 2);
        Assert.Equal([soon, far], await Effects());
        await Service.StopAsync(Cancelled);
    }

    [Fact]
    public async Task A_handler_may_set_its_subjects_next_deadline()
    {
        var subject = await GivenDueIn(TimeSpan.Zero);
        var next = Clock.Now.AddDays(1);
        Acts.Next((db, token) => db.ScheduleAsync(Script.Kind, subject, next, token));
        Assert.Equal(1, await Drain());
        Assert.Equal(next, (await InScope(db => db.Due.SingleAsync(Cancelled))).DueAt);
    }

    [Fact]
    public async Task Rows_that_only_another_version_of_the_service_handles_are_left_for_it()
    {
        await Refresh();
        await InScope(async db =>
        {
            await db.ScheduleAsync("from-the-future", Guid.CreateVersion7(), Clock.Now, Cancelled);
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.Equal(0, await Drain());
        var health = (await Service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancelled)).Entries["due"];
        Assert.Contains("nothing here handles that kind", health.Description, StringComparison.Ordinal);
    }
}
