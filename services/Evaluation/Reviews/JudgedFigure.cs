using Contracts;
using Scoring;

namespace Evaluation.Reviews;

/// <summary>A numeric item as the system judged it, for good: a later correction of a reference figure leaves it as it is.</summary>
/// <param name="Satisfied">By the reading that binds.</param>
/// <param name="Readings">For a rule that compares with a reference series: every reading there is a figure for (R39, R131).</param>
/// <param name="Working">How the binding reading comes out; none on sheets from before it was kept.</param>
public sealed record JudgedFigure(
    string ItemCode, decimal? Value, decimal? PreviousValue, bool Satisfied, IReadOnlyList<Reading> Readings, Working? Working = null)
{
    internal SheetFigure ForScoring() => new(ItemCode, Value, PreviousValue, Readings.SingleOrDefault(r => r.Binding)?.Reference);
}

/// <param name="Year">The year that the reference figure is of.</param>
/// <param name="Binding">The call says that this reading decides.</param>
/// <param name="FigureId">The reference figure it was read from.</param>
/// <param name="FigureVersion">Its version at that time; a correction is the next.</param>
public sealed record Reading(
    ReferenceScope Scope, int Year, decimal Reference, bool Satisfied, bool Binding, Guid? FigureId = null, long? FigureVersion = null,
    Working? Working = null);

/// <summary>How a numeric item was judged, so that anybody can follow it.</summary>
/// <param name="Rule">What is asked, such as <c>value - previous &gt;= 1</c>.</param>
/// <param name="Numbers">The same with the figures in it, such as <c>21.4 - 20.4 &gt;= 1</c>.</param>
/// <param name="Words">The same as people say it, in Chinese.</param>
public sealed record Working(string Rule, string Numbers, string Words);
