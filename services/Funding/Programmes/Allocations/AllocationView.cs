using Funding.Programmes.Rules;
using ServiceDefaults.Http;

namespace Funding.Programmes.Allocations;

/// <summary>A batch of awards as callers see it.</summary>
/// <param name="Granted">What all lines add up to; <c>0.00</c> for nothing.</param>
/// <param name="DocumentNumber">The document that approved it (资金下达文号).</param>
public sealed record AllocationView(
    Guid Id, long Revision, AllocationStatus Status, Guid ProgrammeId, Guid BudgetId, MoneyAmount Granted, string? DocumentNumber,
    IReadOnlyList<AllocationLineView> Lines) : IVersioned
{
    internal static AllocationView Of(Allocation a) => new(
        a.Id, a.Revision, a.Status, a.ProgrammeId, a.BudgetId, MoneyAmount.OfFen(a.GrantedFen), a.DocumentNumber,
        [.. a.Lines.Select(AllocationLineView.Of)]);
}

/// <summary>One base in it.</summary>
/// <param name="Working">How the rules came to what they computed, step by step.</param>
/// <param name="AdjustedFor">Why it is granted another sum than was computed.</param>
public sealed record AllocationLineView(
    Guid BaseId, string BaseNumber, string BaseName, decimal? Score, MoneyAmount? Basis, MoneyAmount? Matching, string? ProjectCode,
    MoneyAmount Computed, IReadOnlyList<WorkingStep> Working, MoneyAmount Granted, string? AdjustedFor, Guid? AwardId)
{
    internal static AllocationLineView Of(AllocationLine l) => new(
        l.BaseId, l.BaseNumber, l.BaseName, l.Score, MoneyAmount.OfFen(l.BasisFen), MoneyAmount.OfFen(l.MatchingFen), l.ProjectCode,
        MoneyAmount.OfFen(l.ComputedFen), l.Working, MoneyAmount.OfFen(l.GrantedFen), l.AdjustedFor, l.AwardId);
}
