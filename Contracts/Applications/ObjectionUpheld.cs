namespace Contracts.Applications;

/// <summary>An objection raised during the public notice was right: the application goes back.</summary>
/// <param name="AggregateId">The application.</param>
/// <param name="ToEvaluation">To the experts; otherwise to the eligibility check.</param>
/// <param name="Items">The annex items that it concerns; none for all. Of the experts' sheets only these are opened again.</param>
/// <param name="Reviews">The experts' reviews that it concerns; none for all of them.</param>
[Event(Services.Applications, Services.Evaluation)]
public sealed record ObjectionUpheld(
    Guid AggregateId, long Version, Guid CallId, bool ToEvaluation, string Reason,
    IReadOnlyList<string>? Items = null, IReadOnlyList<Guid>? Reviews = null) : IEvent;
