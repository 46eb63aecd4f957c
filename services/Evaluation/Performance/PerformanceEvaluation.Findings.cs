using Evaluation.Criteria;
using Evaluation.Reviews;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Performance;

/// <summary>What the evaluator writes down, until the evaluation is completed (R102).</summary>
internal sealed partial class PerformanceEvaluation
{
    private const int MostVisits = 20;

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
}
