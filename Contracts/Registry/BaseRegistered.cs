namespace Contracts.Registry;

/// <summary>A base has entered the registry and holds its title (R79).</summary>
/// <param name="AggregateId">The base.</param>
/// <param name="Number">Its number in the registry, such as <c>2018-REG-001</c>.</param>
/// <param name="TitleUntil">The last day of the title's term; none where it has no term.</param>
[Event(Services.Registry, Services.Funding, Services.Evaluation, Services.Applications)]
public sealed record BaseRegistered(
    Guid AggregateId, long Version, string Number, BaseKind Kind, string Name, string Area, Party Builder, DateOnly RegisteredOn,
    Payee? Payee, BaseLevel Level = BaseLevel.Municipal, Party? Carrier = null, DateOnly? TitleUntil = null) : IEvent;
