namespace Contracts.Evaluation;

/// <summary>An official figure that numeric items are judged against, such as the province's average research intensity.</summary>
/// <param name="AggregateId">The figure of one series, scope and year.</param>
/// <param name="Version">1 as first published; each correction is the next, and stands in its place.</param>
/// <param name="Code">The series, such as <c>average-rd-intensity</c>.</param>
/// <param name="Unit">Such as <c>%</c>.</param>
/// <param name="Correction">Why it was corrected; none for the first version.</param>
[Event(Services.Evaluation, Services.Applications, Services.Registry)]
public sealed record ReferenceSeriesPublished(
    Guid AggregateId, long Version, string Code, ReferenceScope Scope, int Year, decimal Value, string Unit, string Source,
    string? Correction = null) : IEvent;
