using Contracts.Funding;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Recoveries;

/// <content>What comes back, and what is demanded when a payment arrives or comes back late.</content>
internal sealed partial class Recovery
{
    /// <summary>A payment that was still on its way has arrived, or come back: the demand follows what was paid.</summary>
    public RecoveryDemanded Redemand(long demandedFen)
    {
        DemandedFen = Math.Max(demandedFen, RecoveredFen);
        if (OutstandingFen == 0)
        {
            ForgetEnding();
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
        Require(!_receipts.Exists(r => r.Reference == reference && !r.Reversed), "receipt-recorded", "A receipt with this reference is recorded already.");
        var receipt = new Receipt(fen, restoredFen, receivedOn, reference, by);
        _receipts.Add(receipt);
        RecoveredFen += fen;
        if (OutstandingFen == 0)
        {
            ForgetEnding();
        }

        MoveTo(OutstandingFen == 0 ? RecoveryStatus.Recovered : RecoveryStatus.PartlyRecovered);
        return (receipt, Settled());
    }

    /// <summary>A receipt was reversed: so much is owed again.</summary>
    public (Receipt Receipt, RecoverySettled Settled) TakeBack(Guid receiptId)
    {
        Require(
            Status is not (RecoveryStatus.WrittenOff or RecoveryStatus.Withdrawn), "recovery-wrong-state",
            $"A {Status} recovery stands as it ended: reverse its write-off first.");
        var receipt = _receipts.Single(r => r.Id == receiptId);
        receipt.Reverse();
        RecoveredFen -= receipt.AmountFen;
        MoveTo(RecoveredFen > 0 ? RecoveryStatus.PartlyRecovered : RecoveryStatus.Demanded);
        return (receipt, Settled());
    }

    private RecoverySettled Settled() => new(Id, Revision, AwardId, BaseId, RecoveredFen, OutstandingFen);
}

/// <summary>Money that came back, once for one reference; never changed, and reversed once where it was recorded in error.</summary>
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

    public bool Reversed { get; private set; }

    public void Reverse() => Reversed = true;
}
