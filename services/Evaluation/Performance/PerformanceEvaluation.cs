using Contracts;
using Contracts.Evaluation;
using Contracts.Registry;
using Evaluation.Criteria;
using Evaluation.Reviews;
using Evidence;
using Scoring;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Performance;

/// <summary>A third party's evaluation of one base in one cycle (R80, R101). A base that loses its title leaves the cycle.</summary>
internal sealed class PerformanceEvaluation : IAggregate
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

    /// <summary>Fixed by the first sheet.</summary>
    public Guid? CriteriaVersionId { get; private set; }

    public IReadOnlyList<SheetEntry> Lines { get; private set; } = [];

    public string? Findings { get; private set; }

    /// <summary>Fixed by the first thing that is written; null for the platform's default.</summary>
    public Guid? MethodVersionId { get; private set; }

    public IReadOnlyList<FoundIndicator> Indicators { get; private set; } = [];

    public IReadOnlyList<SiteVisit> SiteVisits { get; private set; } = [];

    /// <summary>Something is written, so it keeps its criteria and its method.</summary>
    public bool HasBegun => CriteriaVersionId is not null || Indicators.Count > 0;

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

    /// <param name="method">The version it goes by; null for the platform's default.</param>
    public void Write(CriteriaVersion criteria, IReadOnlyList<SheetEntry> lines, string findings, Guid? method)
    {
        Begin();
        (CriteriaVersionId, MethodVersionId, Lines, Findings) = (criteria.Id, method, lines, findings);
    }

    /// <inheritdoc cref="Write"/>
    public void WriteIndicators(IReadOnlyList<FoundIndicator> figures, Guid? method)
    {
        Begin();
        (MethodVersionId, Indicators) = (method, figures);
    }

    public void NoteVisit(SiteVisit visit)
    {
        Require(SiteVisits.Count < MostVisits, "too-many-visits", $"There are {MostVisits} visits already.");
        Begin();
        SiteVisits = [.. SiteVisits, visit];
    }

    public PerformanceEvaluated Complete(PerformanceResult result, string recordHash, DateOnly on)
    {
        MoveTo(PerformanceStatus.Completed);
        (Score, Grade, RecordHash, EvaluatedOn) = (result.Score, GradeText.Parse(result.Grade), recordHash, on);
        return new(Id, Revision, CycleId, BaseId, result.Score, Grade.Value, recordHash, on);
    }

    private const int MostVisits = 20;

    private void Begin()
    {
        Require(
            Status is PerformanceStatus.Open or PerformanceStatus.InProgress, "performance-wrong-state",
            $"An evaluation that is {Status} cannot be written any more.");
        if (Status is PerformanceStatus.Open)
        {
            MoveTo(PerformanceStatus.InProgress);
        }
        else
        {
            Revision++;
        }
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
