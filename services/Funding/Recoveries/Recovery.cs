using Contracts.Funding;
using Evidence;
using Funding.Awards;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Recoveries;

/// <summary>Demanded → PartlyRecovered → Recovered, or WrittenOff.</summary>
public enum RecoveryStatus
{
    Demanded,
    PartlyRecovered,
    Recovered,
    WrittenOff,
}

/// <summary>What a base that lost its title owes of one award. It never takes more than it demands.</summary>
internal sealed class Recovery : IAggregate, IStaged, IOfBase
{
    private readonly List<Receipt> _receipts = [];

    private Recovery()
    {
    }

    public Recovery(Award award, long demandedFen, DateOnly dueOn)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (AwardId, BaseId, BudgetId, DemandedFen, DueOn) = (award.Id, award.BaseId, award.BudgetId, demandedFen, dueOn);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public RecoveryStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid AwardId { get; private set; }

    public Guid BaseId { get; private set; }

    public Guid BudgetId { get; private set; }

    public long DemandedFen { get; private set; }

    public long RecoveredFen { get; private set; }

    public DateOnly DueOn { get; private set; }

    public string? WriteOffReason { get; private set; }

    public IReadOnlyList<Receipt> Receipts => _receipts;

    public long OutstandingFen => DemandedFen - RecoveredFen;

    public bool IsOpen => Status is RecoveryStatus.Demanded or RecoveryStatus.PartlyRecovered;

    public RecoveryDemanded Announce() => new(Id, Revision, AwardId, BaseId, DemandedFen, DueOn);

    /// <summary>A payment that was still on its way has arrived, or come back: the demand follows what was paid.</summary>
    public RecoveryDemanded Redemand(long demandedFen)
    {
        DemandedFen = Math.Max(demandedFen, RecoveredFen);
        if (OutstandingFen == 0)
        {
            MoveTo(RecoveryStatus.Recovered);
        }
        else
        {
            Revision++;
        }

        return Announce();
    }

    /// <param name="restoredFen">The part that restores the budget's quota; the rest goes back to the treasury.</param>
    public (Receipt Receipt, RecoverySettled Settled) Receive(long fen, long restoredFen, DateOnly receivedOn, string reference, string by)
    {
        Require(IsOpen, "recovery-wrong-state", $"A {Status} recovery takes no receipts.");
        Require(fen <= OutstandingFen, "over-recovery", $"Only {MoneyAmount.Text(OutstandingFen)} is outstanding: give back the rest.");
        Require(!_receipts.Exists(r => r.Reference == reference), "receipt-recorded", "A receipt with this reference is recorded already.");
        var receipt = new Receipt(fen, restoredFen, receivedOn, reference, by);
        _receipts.Add(receipt);
        RecoveredFen += fen;
        MoveTo(OutstandingFen == 0 ? RecoveryStatus.Recovered : RecoveryStatus.PartlyRecovered);
        return (receipt, new(Id, Revision, AwardId, BaseId, RecoveredFen, OutstandingFen));
    }

    public void WriteOff(string reason)
    {
        MoveTo(RecoveryStatus.WrittenOff);
        WriteOffReason = reason;
    }

    internal void MoveTo(RecoveryStatus next)
    {
        Status = (Status, next) switch
        {
            (RecoveryStatus.Demanded, RecoveryStatus.PartlyRecovered or RecoveryStatus.Recovered or RecoveryStatus.WrittenOff) => next,
            (RecoveryStatus.PartlyRecovered, RecoveryStatus.PartlyRecovered or RecoveryStatus.Recovered or RecoveryStatus.WrittenOff) => next,
            _ => throw new ServiceDefaults.Http.RuleViolationException("recovery-wrong-state", $"A {Status} recovery cannot become {next}."),
        };
        Revision++;
    }
}

/// <summary>Money that came back, once for one reference; never changed.</summary>
internal sealed class Receipt
{
    private Receipt()
    {
    }

    public Receipt(long amountFen, long restoredFen, DateOnly receivedOn, string reference, string recordedBy)
    {
        Id = Guid.CreateVersion7();
        (AmountFen, RestoredFen, ReceivedOn, Reference, RecordedBy) = (amountFen, restoredFen, receivedOn, reference, recordedBy);
    }

    public Guid Id { get; private set; }

    public long AmountFen { get; private set; }

    public long RestoredFen { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    public string Reference { get; private set; } = "";

    public string RecordedBy { get; private set; } = "";
}
