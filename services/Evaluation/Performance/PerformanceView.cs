using Contracts;
using Contracts.Registry;
using Evaluation.Criteria;
using Evaluation.Performance.Methods;
using Evaluation.Reviews;
using ServiceDefaults.Http;

namespace Evaluation.Performance;

/// <summary>A performance evaluation in a list.</summary>
public sealed record PerformanceSummary(
    Guid Id, long Revision, PerformanceStatus Status, Guid CycleId, string CycleTitle, int Year, Party Evaluator, DateOnly DueOn, Guid BaseId,
    string BaseNumber, BaseKind Kind, string BaseName, decimal? Score, Grade? Grade) : IVersioned
{
    internal static PerformanceSummary Of(PerformanceEvaluation e) => new(
        e.Id, e.Revision, e.Status, e.CycleId, e.CycleTitle, e.Year, e.Evaluator, e.DueOn, e.BaseId, e.BaseNumber, e.Kind, e.BaseName, e.Score, e.Grade);
}

/// <summary>A performance evaluation with what it is made from and what it says (R102).</summary>
/// <param name="Report">What the base has reported; none yet, and then none of its targets counts as reached.</param>
/// <param name="Items">The yes/no items of the base's kind: what the sheet asks.</param>
/// <param name="Findings">What the evaluator found, in words.</param>
/// <param name="Score">0 to 100, four decimal places, once completed; by the method.</param>
/// <param name="MethodVersionId">The version of the method that it goes by; none for the platform's default.</param>
/// <param name="Method">What that version says: its indicators are to be found, its visits to be made.</param>
/// <param name="Indicators">What was found for the method's indicators.</param>
/// <param name="RecordHash">SHA-256, in hexadecimal, of the decision record's payload.</param>
public sealed record PerformanceView(
    Guid Id, long Revision, PerformanceStatus Status, Guid CycleId, string CycleTitle, int Year, Party Evaluator, DateOnly DueOn, Guid BaseId,
    string BaseNumber, BaseKind Kind, string BaseName, Party Builder, ReportView? Report, IReadOnlyList<CriteriaVersionItem> Items,
    IReadOnlyList<SheetEntry> Lines, string? Findings, decimal? Score, Grade? Grade, DateOnly? EvaluatedOn, string? RecordHash,
    Guid? MethodVersionId, MethodRules Method, IReadOnlyList<FoundIndicator> Indicators, IReadOnlyList<SiteVisit> SiteVisits) : IVersioned
{
    internal static PerformanceView Of(PerformanceEvaluation e, CriteriaVersion? criteria, PerformanceMethodVersion? method, ProgressReport? report) => new(
        e.Id, e.Revision, e.Status, e.CycleId, e.CycleTitle, e.Year, e.Evaluator, e.DueOn, e.BaseId, e.BaseNumber, e.Kind, e.BaseName, e.Builder,
        report is null ? null : new(report.ReportedOn, report.Figures, report.Achievements, report.Problems),
        [.. criteria?.YesNoItems ?? []], e.Lines, e.Findings, e.Score, e.Grade, e.EvaluatedOn, e.RecordHash,
        method?.Id, method?.Rules ?? MethodRules.PlatformDefault, e.Indicators, e.SiteVisits);
}

/// <param name="Figures">What was promised and what was reached, each in its target's unit.</param>
public sealed record ReportView(DateOnly ReportedOn, IReadOnlyList<ReportedFigure> Figures, string Achievements, string Problems);
