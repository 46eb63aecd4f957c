using Contracts;
using Contracts.Evaluation;
using Registry.Bases;

namespace Registry.Cycles;

/// <summary>One base in one cycle, as it was when the cycle opened, and what its evaluation said. A base is in one open cycle at most.</summary>
internal sealed class CycleEntry
{
    private CycleEntry()
    {
    }

    public CycleEntry(Guid cycleId, Base b)
    {
        (CycleId, BaseId, Number, Kind, Name, Builder) = (cycleId, b.Id, b.Number, b.Kind, b.Name, b.Builder);
        InOpenCycle = true;
    }

    public Guid CycleId { get; private set; }

    public Guid BaseId { get; private set; }

    public string Number { get; private set; } = "";

    public BaseKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public Party Builder { get; private set; } = new("", "");

    public CycleEntryStatus Status { get; private set; }

    /// <summary>What a partial unique index goes by.</summary>
    public bool InOpenCycle { get; private set; }

    /// <summary>Version of the last evaluation applied; 0 before the first.</summary>
    public long EvaluationVersion { get; private set; }

    public decimal? Score { get; private set; }

    public Grade? Grade { get; private set; }

    public string? RecordHash { get; private set; }

    public DateOnly? EvaluatedOn { get; private set; }

    internal bool Apply(PerformanceEvaluated evaluation)
    {
        if (evaluation.Version <= EvaluationVersion)
        {
            return false;
        }

        EvaluationVersion = evaluation.Version;
        (Score, Grade, RecordHash, EvaluatedOn) = (evaluation.Score, evaluation.Grade, evaluation.RecordHash, evaluation.EvaluatedOn);
        Status = Status is CycleEntryStatus.Dropped ? Status : CycleEntryStatus.Graded;
        return true;
    }

    internal void Drop() => Status = Status is CycleEntryStatus.Waiting ? CycleEntryStatus.Dropped : Status;

    internal void Release() => InOpenCycle = false;
}
