namespace Contracts.Evaluation;

/// <summary>An official figure that numeric items are judged against, such as the province's average research intensity.</summary>
/// <param name="Code">The series, such as <c>average-rd-intensity</c>.</param>
/// <param name="Unit">Such as <c>%</c>.</param>
[Event(Services.Evaluation, Services.Applications, Services.Registry)]
public sealed record ReferenceSeriesPublished(
    Guid AggregateId, long Version, string Code, ReferenceScope Scope, int Year, decimal Value, string Unit, string Source) : IEvent;
