using Contracts;
using ServiceDefaults.Http;

namespace Registry.Cycles;

/// <summary>An evaluation cycle as callers see it.</summary>
/// <param name="DueOn">By when the evaluator delivers.</param>
public sealed record CycleView(
    Guid Id, long Revision, CycleStatus Status, string Title, int Year, Party Evaluator, DateOnly DueOn, DateOnly OpenedOn,
    DateOnly? ClosedOn, IReadOnlyList<CycleBaseView> Bases) : IVersioned
{
    internal static CycleView Of(EvaluationCycle c) => new(
        c.Id, c.Revision, c.Status, c.Title, c.Year, c.Evaluator, c.DueOn, c.OpenedOn, c.ClosedOn,
        [.. c.Bases.OrderBy(e => e.Number, StringComparer.Ordinal).Select(CycleBaseView.Of)]);
}

/// <summary>One base in a cycle.</summary>
/// <param name="Score">0 to 100, four decimal places; null until it is evaluated.</param>
/// <param name="RecordHash">SHA-256, in hexadecimal, of the decision record.</param>
public sealed record CycleBaseView(
    Guid BaseId, string Number, BaseKind Kind, string Name, Party Builder, CycleEntryStatus Status, decimal? Score, Grade? Grade,
    DateOnly? EvaluatedOn, string? RecordHash)
{
    internal static CycleBaseView Of(CycleEntry e) =>
        new(e.BaseId, e.Number, e.Kind, e.Name, e.Builder, e.Status, e.Score, e.Grade, e.EvaluatedOn, e.RecordHash);
}
