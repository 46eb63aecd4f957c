using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Calendar.Tests;

/// <summary>A service with one due handler, which leaves an effect and then does what a test scripted.</summary>
public abstract class DueService : CalendarService
{
    protected Script Acts { get; } = new();

    protected override void Configure(IServiceCollection services) =>
        services.AddSingleton(Acts).AddScoped<IDueHandler, ScriptedHandler>();

    protected DueWorker<EffectsDb> Worker(IHost? replica = null) => (replica ?? Service).Services.GetRequiredService<DueWorker<EffectsDb>>();

    protected Task<int> Drain(IHost? replica = null) => Worker(replica).DrainAsync(Cancelled);

    protected Task<Guid[]> Effects() => InScope(db => db.Effects.OrderBy(e => e.Id).Select(e => e.SubjectId).ToArrayAsync(Cancelled));

    protected async Task<Guid> GivenDueIn(TimeSpan wait)
    {
        await Refresh();
        var subject = Guid.CreateVersion7();
        await InScope(async db =>
        {
            await db.ScheduleAsync(Script.Kind, subject, Clock.Now + wait, Cancelled);
            return await db.SaveChangesAsync(Cancelled);
        });
        return subject;
    }

    protected static async Task Until(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            Cancelled.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>What the handler does beside leaving an effect: by subject, or once.</summary>
    protected sealed class Script
    {
        public const string Kind = "deadline";
        private readonly ConcurrentQueue<Func<EffectsDb, CancellationToken, Task>> _next = new();
        private readonly ConcurrentDictionary<Guid, Action> _always = new();

        public void Next(Func<EffectsDb, CancellationToken, Task> step) => _next.Enqueue(step);

        public void Always(Guid subject, Action step) => _always[subject] = step;

        public async Task RunAsync(EffectsDb db, Guid subject, CancellationToken cancellationToken)
        {
            _always.GetValueOrDefault(subject)?.Invoke();
            await (_next.TryDequeue(out var step) ? step(db, cancellationToken) : Task.CompletedTask);
        }
    }

    private sealed class ScriptedHandler(EffectsDb db, Script script) : IDueHandler
    {
        string IDueHandler.Kind => Script.Kind;

        public Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
        {
            db.Effects.Add(new Effect { SubjectId = subjectId });
            return script.RunAsync(db, subjectId, cancellationToken);
        }
    }
}
