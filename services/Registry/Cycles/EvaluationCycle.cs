using Contracts;
using Contracts.Evaluation;
using Contracts.Registry;
using Evidence;
using Registry.Bases;
using ServiceDefaults.Http;

namespace Registry.Cycles;

/// <summary>One round of performance evaluation by a commissioned third party (R80, R101). It closes by itself with its last base.</summary>
internal sealed class EvaluationCycle : IAggregate
{
    private readonly List<CycleEntry> _bases = [];

    private EvaluationCycle()
    {
    }

    public EvaluationCycle(string title, int year, Party evaluator, DateOnly dueOn, DateOnly today, IEnumerable<Base> bases)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Title, Year, Evaluator, DueOn, OpenedOn) = (title, year, evaluator, dueOn, today);
        _bases.AddRange(bases.Select(b => new CycleEntry(Id, b)));
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public CycleStatus Status { get; private set; }

    public string Title { get; private set; } = "";

    public int Year { get; private set; }

    /// <summary>The commissioned organisation.</summary>
    public Party Evaluator { get; private set; } = new("", "");

    public DateOnly DueOn { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public IReadOnlyList<CycleEntry> Bases => _bases;

    public EvaluationCycleOpened Announce() => new(
        Id, Revision, Title, Year, Evaluator, DueOn, [.. _bases.Select(e => new CycleBase(e.BaseId, e.Number, e.Kind, e.Name, e.Builder))]);

    public CycleEntry? Find(Guid baseId) => _bases.SingleOrDefault(e => e.BaseId == baseId);

    /// <summary>False for what is not newer than the last one applied. A newer version corrects the grade, even after the cycle has closed.</summary>
    public bool Apply(PerformanceEvaluated evaluation, DateOnly today)
    {
        var entry = Find(evaluation.BaseId)
            ?? throw new InvalidOperationException($"Base {evaluation.BaseId} is not in evaluation cycle {Id}.");
        if (!entry.Apply(evaluation))
        {
            return false;
        }

        Revision++;
        CloseWhenDone(today);
        return true;
    }

    /// <summary>A base without its title is evaluated no more.</summary>
    public void Drop(Guid baseId, DateOnly today)
    {
        _bases.Single(e => e.BaseId == baseId).Drop();
        Revision++;
        CloseWhenDone(today);
    }

    private void CloseWhenDone(DateOnly today)
    {
        if (Status is CycleStatus.Open && _bases.All(e => e.Status is not CycleEntryStatus.Waiting))
        {
            MoveTo(CycleStatus.Closed);
            ClosedOn = today;
            _bases.ForEach(e => e.Release());
        }
    }

    private void MoveTo(CycleStatus next) => Status = (Status, next) switch
    {
        (CycleStatus.Open, CycleStatus.Closed) => next,
        _ => throw new RuleViolationException("cycle-wrong-state", $"A cycle that is {Status} cannot become {next}."),
    };
}
