using Calendar;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Registry.Bases.History;
using Registry.Data;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases;

/// <summary>What every change of a base leaves behind, in its own transaction: the audit row, the history row, the event.</summary>
internal sealed class BaseJournal(RegistryDb db, EventOutbox outbox, BusinessClock clock, IActor actor)
{
    /// <summary>The base is one since its recognition, which the registry hears of later.</summary>
    public void WriteRegistration(Base registered)
    {
        var day = Earlier(registered.RecognisedOn, clock.Today);
        var hash = Keep(registered, "registered", registered.DocumentNumber, new(ChangesOf(registered), day, day));
        db.Record(
            registered, "base-registered", to: StateOf(registered.Title, registered.Management), reason: registered.DocumentNumber, data: hash);
        outbox.Add(registered.Announce());
    }

    /// <summary>Call it once, after the change.</summary>
    /// <param name="trueFrom">
    /// The day from which it is true, where that is not today: not after today, and not before the latest day of what is known already.
    /// </param>
    public void WriteChange(Base changed, string what, string? reason, DateOnly? trueFrom = null)
    {
        var day = trueFrom ?? Later(changed.TrueSince, clock.Today);
        Require(day <= clock.Today || trueFrom is null, "not-true-yet", $"{day:yyyy-MM-dd} lies ahead: name today or an earlier day.");
        Require(
            day >= changed.TrueSince, "later-is-known",
            $"Something is known of this base that is true from {changed.TrueSince:yyyy-MM-dd}: name that day or a later one, or correct the history.");
        Write(changed, what, reason, new(ChangesOf(changed), day, day));
    }

    /// <summary>The day of a fact that was told later, or the first one from which the history can still take it.</summary>
    public DateOnly DayOf(Base changed, DateOnly fact) => Later(changed.TrueSince, Earlier(fact, clock.Today));

    /// <summary>Call it once, when the base says what follows from the correction.</summary>
    public void WriteCorrection(Base corrected, string reason, Correction correction) => Write(
        corrected, "history-corrected", reason, new(correction.Changes, correction.TrueFrom, correction.TrueSince, correction.Place));

    private void Write(Base changed, string what, string? reason, Row row)
    {
        var before = db.Entry(changed);
        var from = StateOf(before.Property(b => b.Title).OriginalValue, before.Property(b => b.Management).OriginalValue);
        var hash = Keep(changed, what, reason, row);
        db.Record(changed, $"base-{what}", from, StateOf(changed.Title, changed.Management), reason, hash);
        outbox.Add(changed.Changed());
    }

    /// <summary>Adds the row; what it returns goes into the audit row, so that the signed log vouches for the chain.</summary>
    private object Keep(Base changed, string what, string? reason, Row said)
    {
        var now = clock.Now;
        var row = new BaseHistory
        {
            BaseId = changed.Id,
            Version = changed.Revision,
            What = what,
            Changes = said.Changes,
            TrueFrom = said.TrueFrom,
            KnownAt = now > changed.ChangedAt ? now : changed.ChangedAt, // replicas' clocks differ, and a chain does not go back
            Corrects = said.Corrects,
            By = actor.Subject,
            Reason = reason,
            PreviousHash = changed.HistoryHash,
        }.Sealed();
        changed.Continue(row.Hash, row.KnownAt, said.TrueSince);
        db.BaseHistory.Add(row);
        return new { HistoryHash = Convert.ToHexStringLower(row.Hash) };
    }

    private string ChangesOf(Base changed) => BaseState.ChangesOf(db.Entry(changed)).ToJsonString();

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string StateOf(TitleStatus title, ManagementStatus management) => $"{title}/{management}";

    private readonly record struct Row(string Changes, DateOnly TrueFrom, DateOnly TrueSince, long? Corrects = null);
}
