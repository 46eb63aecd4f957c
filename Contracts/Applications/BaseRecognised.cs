namespace Contracts.Applications;

/// <summary>With the city government's consent a base has been recognised (R85, R90); the registry now keeps it.</summary>
/// <param name="AggregateId">The recognition.</param>
/// <param name="Area">Code of the county, district or zone it lies in.</param>
/// <param name="DocumentNumber">The document by which the city consented (文号).</param>
[Event(Services.Applications, Services.Registry)]
public sealed record BaseRecognised(
    Guid AggregateId, long Version, Guid CallId, BaseKind Kind, string Name, string Area, Party Builder, string DocumentNumber,
    DateOnly RecognisedOn) : IEvent;
