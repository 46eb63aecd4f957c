using Contracts;
using Contracts.Evaluation;
using Contracts.Registry;
using Evidence;
using Scoring;
using ServiceDefaults.Http;

namespace Evaluation.Performance;

/// <summary>A third party's evaluation of one base in one cycle (R80, R101). A base that loses its title leaves the cycle.</summary>
internal sealed partial class PerformanceEvaluation : IAggregate
{
    private PerformanceEvaluation()
    {
    }

    public PerformanceEvaluation(EvaluationCycleOpened cycle, CycleBase @base)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CycleId, BaseId, Kind) = (cycle.AggregateId, @base.BaseId, @base.Kind);
        (BaseNumber, BaseName, Builder) = (@base.Number, @base.Name, @base.Builder);
        Take(cycle);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PerformanceStatus Status { get; private set; }

    public Guid CycleId { get; private set; }

    public long CycleVersion { get; private set; }

    public string CycleTitle { get; private set; } = "";

    public int Year { get; private set; }

    /// <summary>The commissioned organisation: only its people see and fill the evaluation.</summary>
    public Party Evaluator { get; private set; } = new("", "");

    public DateOnly DueOn { get; private set; }

    public Guid BaseId { get; private set; }

    public BaseKind Kind { get; private set; }

    public string BaseNumber { get; private set; } = "";

    public string BaseName { get; private set; } = "";

    public Party Builder { get; private set; } = new("", "");

    public decimal? Score { get; private set; }

    public Grade? Grade { get; private set; }

    public DateOnly? EvaluatedOn { get; private set; }

    public string? RecordHash { get; private set; }

    /// <summary>False when the cycle's version is not news.</summary>
    public bool Apply(EvaluationCycleOpened cycle)
    {
        if (cycle.Version <= CycleVersion)
        {
            return false;
        }

        Take(cycle);
        Revision++;
        return true;
    }

    /// <summary>Follows what the registry says of the base, as long as it is not completed. False when nothing changes.</summary>
    public bool Follow(KnownBase known)
    {
        if (Status is PerformanceStatus.Completed)
        {
            return false;
        }

        var before = Revision;
        if ((BaseNumber, BaseName, Builder) != (known.Number, known.Name, known.Builder))
        {
            (BaseNumber, BaseName, Builder) = (known.Number, known.Name, known.Builder);
            Revision++;
        }

        if (known.HasLostTitle != Status is PerformanceStatus.Cancelled)
        {
            MoveTo(known.HasLostTitle ? PerformanceStatus.Cancelled : PerformanceStatus.Open);
        }

        return Revision != before;
    }

    public PerformanceEvaluated Complete(PerformanceResult result, string recordHash, DateOnly on)
    {
        MoveTo(PerformanceStatus.Completed);
        (Score, Grade, RecordHash, EvaluatedOn) = (result.Score, GradeText.Parse(result.Grade), recordHash, on);
        return new(Id, Revision, CycleId, BaseId, result.Score, Grade.Value, recordHash, on);
    }

    private void Take(EvaluationCycleOpened cycle) =>
        (CycleVersion, CycleTitle, Year, Evaluator, DueOn) = (cycle.Version, cycle.Title, cycle.Year, cycle.Evaluator, cycle.DueOn);

    private void MoveTo(PerformanceStatus next)
    {
        Status = (Status, next) switch
        {
            (PerformanceStatus.Open, PerformanceStatus.InProgress or PerformanceStatus.Cancelled) => next,
            (PerformanceStatus.InProgress, PerformanceStatus.Completed or PerformanceStatus.Cancelled) => next,
            (PerformanceStatus.Cancelled, PerformanceStatus.Open) => next,
            _ => throw new RuleViolationException("performance-wrong-state", $"An evaluation that is {Status} cannot become {next}: write its sheet first; what is completed stays."),
        };
        Revision++;
    }
}
