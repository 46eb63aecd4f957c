namespace Contracts.Applications;

/// <summary>With the city government's consent a base has been recognised (R85, R90); the registry now keeps it.</summary>
/// <param name="AggregateId">The recognition.</param>
/// <param name="Year">The programme's year, by which the registry numbers the base.</param>
/// <param name="Area">Code of the county, district or zone it lies in.</param>
/// <param name="DocumentNumber">The document by which the city consented (文号).</param>
/// <param name="ApplicationId">None for a base that was recognised before the platform.</param>
/// <param name="Payee">Who would receive funds; none where it was never asked.</param>
/// <param name="Targets">What the base has promised to reach.</param>
/// <param name="Plan">How it means to get there; none for a base that was recognised before the platform.</param>
/// <param name="Carrier">The zone or park that carries a region's base (载体, R18).</param>
/// <param name="CountyBody">The body that promotes the programme where it lies (R72).</param>
/// <param name="TitleUntil">The last day of the title's term; none where the title has no term.</param>
[Event(Services.Applications, Services.Registry)]
public sealed record BaseRecognised(
    Guid AggregateId, long Version, Guid CallId, int Year, BaseKind Kind, string Name, string Area, Party Builder, string DocumentNumber,
    DateOnly RecognisedOn, Guid? ApplicationId, Payee? Payee, IReadOnlyList<Target> Targets,
    BasePlan? Plan = null, Party? Carrier = null, string? CountyBody = null, DateOnly? TitleUntil = null) : IEvent;
