namespace Contracts.Registry;

/// <summary>A base's title, management status or particulars have changed; the whole state as it is now.</summary>
/// <param name="AggregateId">The base.</param>
/// <param name="Title">The title status, such as <c>Held</c> or <c>Revoked</c>.</param>
/// <param name="Management">The management status, such as <c>Regular</c> or <c>Rectifying</c>.</param>
/// <param name="TitleUntil">The last day of the title's term; none where it has no term.</param>
[Event(Services.Registry, Services.Funding, Services.Evaluation, Services.Applications)]
public sealed record BaseChanged(
    Guid AggregateId, long Version, string Number, string Name, Party Builder, Payee? Payee, string Title, string Management,
    BaseLevel Level = BaseLevel.Municipal, Party? Carrier = null, DateOnly? TitleUntil = null) : IEvent;
