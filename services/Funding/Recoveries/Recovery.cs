using Contracts.Funding;
using Evidence;
using Funding.Awards;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Recoveries;

/// <summary>What a base owes back of one award, for one cause. It never takes more than it demands.</summary>
internal sealed partial class Recovery : IAggregate, IStaged, IOfBase
{
    private readonly List<Receipt> _receipts = [];
    private readonly List<RecoveryInstalment> _instalments = [];

    private Recovery()
    {
    }

    /// <param name="causeId">The audit or final report that it rests on; none where the title was lost.</param>
    public Recovery(Award award, RecoveryCause cause, Guid? causeId, long demandedFen, DateOnly dueOn)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (AwardId, BaseId, BudgetId, Cause, CauseId) = (award.Id, award.BaseId, award.BudgetId, cause, causeId);
        (DemandedFen, DueOn) = (demandedFen, dueOn);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public RecoveryStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid AwardId { get; private set; }

    public Guid BaseId { get; private set; }

    public Guid BudgetId { get; private set; }

    public RecoveryCause Cause { get; private set; }

    public Guid? CauseId { get; private set; }

    public long DemandedFen { get; private set; }

    public long RecoveredFen { get; private set; }

    /// <summary>The last day for all of it.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The first day that passed without its money; it stays written when the money comes late.</summary>
    public DateOnly? OverdueSince { get; private set; }

    /// <summary>Why the instalments were granted.</summary>
    public string? InstalmentsReason { get; private set; }

    public RecoveryEnding? Ending { get; private set; }

    /// <summary>What the loss of a write-off is booked for: a demand may be given up, taken up again and given up once more.</summary>
    public Guid? EndingId { get; private set; }

    public string? EndingReason { get; private set; }

    public string? EndingProposedBy { get; private set; }

    public string? EndedBy { get; private set; }

    public IReadOnlyList<Receipt> Receipts => _receipts;

    public IReadOnlyList<RecoveryInstalment> Instalments => _instalments;

    public long OutstandingFen => Status is RecoveryStatus.Withdrawn ? 0 : DemandedFen - RecoveredFen;

    public bool IsOpen => Status is RecoveryStatus.Demanded or RecoveryStatus.PartlyRecovered;

    public RecoveryDemanded Announce() => new(Id, Revision, AwardId, BaseId, DemandedFen, DueOn);

    internal void MoveTo(RecoveryStatus next)
    {
        Status = (Status, next) switch
        {
            (RecoveryStatus.Demanded, RecoveryStatus.PartlyRecovered or RecoveryStatus.Recovered or RecoveryStatus.WrittenOff or RecoveryStatus.Withdrawn) => next,
            (RecoveryStatus.PartlyRecovered, _) => next,
            (RecoveryStatus.Recovered or RecoveryStatus.WrittenOff, RecoveryStatus.PartlyRecovered or RecoveryStatus.Demanded) => next, // by a reversal
            _ => throw new RuleViolationException("recovery-wrong-state", $"A {Status} recovery cannot become {next}."),
        };
        Revision++;
    }
}
