using ServiceDefaults.Http;

namespace Funding.Recoveries;

/// <summary>A recovery as callers see it.</summary>
/// <param name="DueOn">Business date by which the base must have paid back all of it.</param>
/// <param name="CauseId">The audit or final report that it rests on.</param>
/// <param name="Arrears">What should have come back by yesterday and did not.</param>
/// <param name="OverdueSince">The first day that passed without its money; it stays written.</param>
/// <param name="Ending">How it ended, or is proposed to end, without the money.</param>
public sealed record RecoveryView(
    Guid Id, long Revision, RecoveryStatus Status, Guid AwardId, Guid BaseId, MoneyAmount Demanded, MoneyAmount Recovered,
    MoneyAmount Outstanding, DateOnly DueOn, IReadOnlyList<ReceiptView> Receipts, RecoveryCause Cause, Guid? CauseId,
    IReadOnlyList<RecoveryInstalmentView> Instalments, MoneyAmount Arrears, DateOnly? OverdueSince, EndingView? Ending) : IVersioned
{
    internal static RecoveryView Of(Recovery r, DateOnly today) => new(
        r.Id, r.Revision, r.Status, r.AwardId, r.BaseId, MoneyAmount.OfFen(r.DemandedFen), MoneyAmount.OfFen(r.RecoveredFen),
        MoneyAmount.OfFen(r.OutstandingFen), r.DueOn,
        [.. r.Receipts.OrderBy(x => x.Id).Select(x => new ReceiptView(
            x.Id, MoneyAmount.OfFen(x.AmountFen), MoneyAmount.OfFen(x.RestoredFen), x.ReceivedOn, x.Reference, x.Reversed))],
        r.Cause, r.CauseId,
        [.. r.Instalments.OrderBy(i => i.Number).Select(i => new RecoveryInstalmentView(i.Number, i.DueOn, MoneyAmount.OfFen(i.AmountFen)))],
        MoneyAmount.OfFen(r.ArrearsFenOn(today)), r.OverdueSince,
        r.Ending is { } ending ? new(ending, r.EndingReason!, r.EndedBy is not null) : null);
}

/// <param name="Restored">The part that restored the budget's quota; the rest went back to the treasury.</param>
/// <param name="Reversed">It was recorded in error, and two people took it back.</param>
public sealed record ReceiptView(Guid Id, MoneyAmount Amount, MoneyAmount Restored, DateOnly ReceivedOn, string Reference, bool Reversed);

/// <param name="Amount">What had come back before the instalments were granted counts towards the first.</param>
public sealed record RecoveryInstalmentView(int Number, DateOnly DueOn, MoneyAmount Amount);

/// <param name="Approved">By another person than who proposed it.</param>
public sealed record EndingView(RecoveryEnding Kind, string Reason, bool Approved);
