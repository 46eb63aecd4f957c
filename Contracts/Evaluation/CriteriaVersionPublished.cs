namespace Contracts.Evaluation;

/// <summary>A version of the criteria for one kind of base is in force (R87, R103); it never changes again.</summary>
/// <param name="Number">1 for a kind's first version.</param>
[Event(Services.Evaluation, Services.Applications)]
public sealed record CriteriaVersionPublished(
    Guid AggregateId, long Version, BaseKind Kind, int Number, string Title, IReadOnlyList<CriteriaItem> Items) : IEvent;

/// <summary>One annex item as a form asks for it.</summary>
/// <param name="Code">Such as <c>REG-1.1</c>.</param>
/// <param name="Clause">The policy's own words.</param>
/// <param name="NeedsPreviousValue">The item compares with the previous year.</param>
public sealed record CriteriaItem(
    string Code, string Dimension, string Name, string Clause, ItemInput Input, string? Unit, bool NeedsPreviousValue);
