using Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Registry.Support;

/// <summary>What happened to a base's public money.</summary>
public enum SupportKind
{
    AwardApproved,

    /// <summary>Payments are on hold while the base rectifies.</summary>
    AwardHeld,

    /// <summary>Payments are free again.</summary>
    AwardReleased,
    AwardTerminated,
    PaymentSettled,
    PaymentFailed,
    RecoveryDemanded,
    RecoverySettled,

    /// <summary>What was outstanding is written off, or the demand was withdrawn.</summary>
    RecoveryEnded,
}

/// <summary>One fact that Funding told about a base's support (R82): kept once, whatever the order of arrival, never changed.</summary>
internal sealed class SupportEntry
{
    public Guid Id { get; private set; }

    /// <summary>No foreign key: a fact is kept even when it overtakes everything else.</summary>
    public Guid BaseId { get; private set; }

    public SupportKind Kind { get; private set; }

    /// <summary>The award, payment or recovery, and its version at that moment.</summary>
    public Guid SourceId { get; private set; }

    public long Version { get; private set; }

    public Guid AwardId { get; private set; }

    public long? AmountFen { get; private set; }

    /// <summary>Of a recovery: what is still to be paid back.</summary>
    public long? OutstandingFen { get; private set; }

    /// <summary>The date that the fact itself names.</summary>
    public DateOnly? OnDate { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Business time of its arrival.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>The day on which it happened, where it names it; the day that a recovery names is the one by which to pay.</summary>
    public DateOnly TrueFrom => Kind is not SupportKind.RecoveryDemanded && OnDate is { } on ? on : Shanghai.DateOf(KeptAt);
}

internal sealed class SupportMapping : IEntityTypeConfiguration<SupportEntry>
{
    public void Configure(EntityTypeBuilder<SupportEntry> builder)
    {
        builder.ToTable("support", table => table.HasCheckConstraint("support_amount", "amount_fen >= 0 and outstanding_fen >= 0"));
        builder.HasIndex(e => new { e.SourceId, e.Version, e.Kind }).IsUnique();
        builder.HasIndex(e => new { e.BaseId, e.Id });
    }
}
