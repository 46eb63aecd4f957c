using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Difficulties;

/// <summary>At the end of a day in Shanghai: what nobody acted on goes one level up; an answer that nobody judged is closed.</summary>
internal sealed class PassDeadline(RegistryDb db, DifficultyDesk desk) : IDueHandler
{
    public const string DueKind = "difficulty-deadline";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var difficulty = await db.Difficulties.SingleAsync(d => d.Id == subjectId, cancellationToken);
        var (from, due) = (difficulty.Stage, difficulty.DueOn);
        if (!difficulty.PassDeadline(desk.Terms))
        {
            return; // acted on in time
        }

        if (difficulty.Deadline is { } next)
        {
            await db.ScheduleAsync(DueKind, difficulty.Id, next, cancellationToken);
        }

        db.Record(
            difficulty, difficulty.IsOver ? "difficulty-closed-unrated" : "difficulty-escalated", from, difficulty.Stage, $"{due:yyyy-MM-dd} has passed.",
            new { Level = difficulty.Level.ToString() });
    }
}
