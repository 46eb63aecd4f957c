namespace Registry.Plans;

/// <summary>What a report says of one step.</summary>
/// <param name="Progress">Per cent; 100 is done.</param>
/// <param name="CompletedOn">The day on which it was done.</param>
public sealed record ReportedStep(string Code, int Progress, DateOnly? CompletedOn, string? Note);

/// <summary>What proves that a step was done: a document, a page, a photograph, kept by the builder.</summary>
/// <param name="StepCode">The step that it proves.</param>
/// <param name="Reference">A document number, or an address.</param>
/// <param name="Sha256">Of the file, in hexadecimal, so that it cannot be replaced later.</param>
public sealed record StepEvidence(string StepCode, string Title, string Reference, string? Sha256);
