namespace Funding.Treasury.Iso20022;

/// <summary>What one message says of one order.</summary>
/// <param name="AmountFen">None where the message does not say; below zero for money that came back.</param>
internal sealed record Report(string EndToEndId, TreasuryOutcome Outcome, long? AmountFen, DateOnly? BookedOn, string? Reason);
