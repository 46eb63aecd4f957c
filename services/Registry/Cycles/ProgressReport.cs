using Contracts.Registry;
using Evidence;

namespace Registry.Cycles;

/// <summary>What a base has reached, achieved and struggled with, in its builder's words (R102). One for each base in a cycle, never changed.</summary>
internal sealed class ProgressReport : IAggregate
{
    private ProgressReport()
    {
    }

    public ProgressReport(
        Guid cycleId, Guid baseId, IEnumerable<ReportedFigure> figures, string achievements, string problems, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CycleId, BaseId, Figures, Achievements, Problems, ReportedOn) = (cycleId, baseId, [.. figures], achievements, problems, today);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid CycleId { get; private set; }

    public Guid BaseId { get; private set; }

    public List<ReportedFigure> Figures { get; private set; } = [];

    public string Achievements { get; private set; } = "";

    public string Problems { get; private set; } = "";

    public DateOnly ReportedOn { get; private set; }

    public BaseProgressReported Announce() => new(Id, Revision, CycleId, BaseId, Figures, Achievements, Problems, ReportedOn);
}
