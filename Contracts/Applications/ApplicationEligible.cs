namespace Contracts.Applications;

/// <summary>The application has passed the eligibility check and goes to the experts: all they need, and all that conflicts are found by.</summary>
/// <param name="Parties">Every organisation that takes part: applicant, carrier, payee, partners. None of them may employ its experts.</param>
/// <param name="FormHash">SHA-256, in hexadecimal, of the sealed form's canonical JSON.</param>
/// <param name="Materials">The files that were handed in, those of supplements included; none from before they were told.</param>
/// <param name="Industries">Codes of the city's industry plan that the base supports (R9).</param>
[Event(Services.Applications, Services.Evaluation)]
public sealed record ApplicationEligible(
    Guid AggregateId, long Version, Guid CallId, BaseKind Kind, string Name, string Area, Guid CriteriaVersionId,
    IReadOnlyList<Party> Parties, IReadOnlyList<ItemAnswer> Answers, string FormHash,
    IReadOnlyList<EvidenceMaterial>? Materials = null, IReadOnlyList<string>? Industries = null) : IEvent;

/// <summary>What the applicant says to one annex item.</summary>
/// <param name="Exists">For a yes/no item: the measure exists.</param>
/// <param name="Statement">What was done, and where the evidence is.</param>
/// <param name="Value">For a numeric item: this year's figure, in the item's unit.</param>
/// <param name="PreviousValue">For a numeric item that compares: last year's figure.</param>
public sealed record ItemAnswer(string ItemCode, bool? Exists, string? Statement, decimal? Value, decimal? PreviousValue);

/// <summary>A file that was handed in; its content is read in Applications.</summary>
/// <param name="Code">The required material of the call that it is; none for free evidence.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of the content, in hexadecimal.</param>
public sealed record EvidenceMaterial(Guid Id, string? Code, string FileName, string MediaType, long Length, string Sha256);
