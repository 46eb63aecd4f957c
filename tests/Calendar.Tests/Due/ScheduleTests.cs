using Microsoft.EntityFrameworkCore;

namespace Calendar.Tests;

public sealed class ScheduleTests : CalendarService
{
    private static readonly DateTimeOffset June = new(2018, 6, 30, 16, 0, 0, TimeSpan.Zero);
    private readonly Guid _subject = Guid.CreateVersion7();

    [Fact]
    public async Task Scheduling_again_moves_the_one_deadline()
    {
        await Save(db => db.ScheduleAsync("a", _subject, June, Cancelled));
        await Save(db => db.ScheduleAsync("a", _subject, June.AddDays(1), Cancelled));
        await Save(db => db.ScheduleAsync("b", _subject, June, Cancelled));
        Assert.Equal([June.AddDays(1), June], await InScope(db => db.Due.OrderBy(d => d.Kind).Select(d => d.DueAt).ToArrayAsync(Cancelled)));
    }

    [Fact]
    public async Task Unscheduling_lifts_it_and_what_was_never_set_is_no_error()
    {
        await Save(db => db.ScheduleAsync("a", _subject, June, Cancelled));
        await Save(db => db.UnscheduleAsync("a", _subject, Cancelled));
        await Save(db => db.UnscheduleAsync("a", _subject, Cancelled));
        Assert.Equal(0, await InScope(db => db.Due.CountAsync(Cancelled)));
    }

    [Fact]
    public async Task Within_one_unit_of_work_the_last_word_holds()
    {
        await Save(async db =>
        {
            await db.ScheduleAsync("a", _subject, June, Cancelled);
            await db.UnscheduleAsync("a", _subject, Cancelled);
        });
        Assert.Equal(0, await InScope(db => db.Due.CountAsync(Cancelled)));

        await Save(db => db.ScheduleAsync("a", _subject, June, Cancelled));
        await Save(async db =>
        {
            await db.UnscheduleAsync("a", _subject, Cancelled);
            await db.ScheduleAsync("a", _subject, June.AddDays(2), Cancelled);
        });
        Assert.Equal(June.AddDays(2), (await InScope(db => db.Due.SingleAsync(Cancelled))).DueAt);
    }

    [Fact]
    public async Task Nothing_holds_before_the_save()
    {
        await InScope(async db =>
        {
            await db.ScheduleAsync("a", _subject, June, Cancelled);
            return db;
        });
        Assert.Equal(0, await InScope(db => db.Due.CountAsync(Cancelled)));
    }

    [Fact]
    public async Task A_time_given_in_Shanghai_is_the_same_instant()
    {
        await Save(db => db.ScheduleAsync("a", _subject, June.ToOffset(TimeSpan.FromHours(8)), Cancelled));
        Assert.Equal(June, (await InScope(db => db.Due.SingleAsync(Cancelled))).DueAt);
    }

    private Task<int> Save(Func<EffectsDb, Task> work) => InScope(async db =>
    {
        await work(db);
        return await db.SaveChangesAsync(Cancelled);
    });
}
