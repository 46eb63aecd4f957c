using Calendar;
using Contracts;
using Contracts.Funding;
using Messaging;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Support;

/// <summary>On Funding's events: each leaves its row in the support history of its base, by its own identity and version.</summary>
internal sealed class KeepSupport(RegistryDb db, BusinessClock clock) :
    IHandle<AwardApproved>, IHandle<AwardHeld>, IHandle<AwardTerminated>, IHandle<PaymentSettled>, IHandle<PaymentFailed>,
    IHandle<RecoveryDemanded>, IHandle<RecoverySettled>, IHandle<RecoveryEnded>
{
    public Task HandleAsync(AwardApproved message, CancellationToken cancellationToken) => KeepAsync(
        message, new(SupportKind.AwardApproved, message.BaseId, message.AggregateId, message.AmountFen, OnDate: message.ApprovedOn), cancellationToken);

    public Task HandleAsync(AwardHeld message, CancellationToken cancellationToken) => KeepAsync(
        message,
        new(message.Held ? SupportKind.AwardHeld : SupportKind.AwardReleased, message.BaseId, message.AggregateId, Reason: message.Reason),
        cancellationToken);

    public Task HandleAsync(AwardTerminated message, CancellationToken cancellationToken) => KeepAsync(
        message, new(SupportKind.AwardTerminated, message.BaseId, message.AggregateId, message.ReleasedFen, Reason: message.Reason), cancellationToken);

    public Task HandleAsync(PaymentSettled message, CancellationToken cancellationToken) => KeepAsync(
        message, new(SupportKind.PaymentSettled, message.BaseId, message.AwardId, message.AmountFen, OnDate: message.PaidOn), cancellationToken);

    public Task HandleAsync(PaymentFailed message, CancellationToken cancellationToken) => KeepAsync(
        message, new(SupportKind.PaymentFailed, message.BaseId, message.AwardId, message.AmountFen, Reason: message.Reason), cancellationToken);

    public Task HandleAsync(RecoveryDemanded message, CancellationToken cancellationToken) => KeepAsync(
        message,
        new(SupportKind.RecoveryDemanded, message.BaseId, message.AwardId, message.AmountFen, message.AmountFen, message.DueOn),
        cancellationToken);

    public Task HandleAsync(RecoverySettled message, CancellationToken cancellationToken) => KeepAsync(
        message,
        new(SupportKind.RecoverySettled, message.BaseId, message.AwardId, message.RecoveredFen, message.OutstandingFen),
        cancellationToken);

    public Task HandleAsync(RecoveryEnded message, CancellationToken cancellationToken) => KeepAsync(
        message,
        new(SupportKind.RecoveryEnded, message.BaseId, message.AwardId, message.WrittenOffFen, OutstandingFen: 0, message.EndedOn, message.Reason),
        cancellationToken);

    private Task<int> KeepAsync(IEvent source, Fact fact, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO support (id, base_id, kind, source_id, version, award_id, amount_fen, outstanding_fen, on_date, reason, kept_at)
         VALUES ({Guid.CreateVersion7()}, {fact.BaseId}, {fact.Kind.ToString()}, {source.AggregateId}, {source.Version}, {fact.AwardId},
                 {fact.AmountFen}, {fact.OutstandingFen}, {fact.OnDate}, {fact.Reason}, {clock.Now})
         ON CONFLICT (source_id, version, kind) DO NOTHING
         """,
        cancellationToken);

    private sealed record Fact(
        SupportKind Kind, Guid BaseId, Guid AwardId, long? AmountFen = null, long? OutstandingFen = null, DateOnly? OnDate = null,
        string? Reason = null);
}
