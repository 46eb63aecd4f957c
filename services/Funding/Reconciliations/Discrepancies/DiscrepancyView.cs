using ServiceDefaults.Http;

namespace Funding.Reconciliations.Discrepancies;

/// <summary>A discrepancy as callers see it.</summary>
/// <param name="Expected">By our books; none where they know nothing.</param>
/// <param name="Found">By the statement; none where it has nothing.</param>
/// <param name="OverdueSince">The day after its last day, when nobody had resolved it; it stays written.</param>
public sealed record DiscrepancyView(
    Guid Id, long Revision, DiscrepancyStatus Status, DateOnly StatementDate, DifferenceKind Kind, string EndToEndId, Guid? PaymentId,
    MoneyAmount? Expected, MoneyAmount? Found, DateOnly DueOn, DateOnly? OverdueSince, string? TakenBy, ProposalView? Proposal,
    string? ReturnedFor, string? DecidedBy, DateOnly? EndedOn) : IVersioned
{
    internal static DiscrepancyView Of(Discrepancy d) => new(
        d.Id, d.Revision, d.Status, d.StatementDate, d.Kind, d.EndToEndId, d.PaymentId, MoneyAmount.OfFen(d.ExpectedFen),
        MoneyAmount.OfFen(d.FoundFen), d.DueOn, d.OverdueSince, d.TakenBy,
        d.Proposal is { } p ? new(p.Resolution, p.PaymentId, p.Explanation, p.Document, p.By) : null, d.ReturnedFor, d.DecidedBy, d.EndedOn);
}

/// <param name="Document">What proves it, such as the treasury's letter.</param>
public sealed record ProposalView(Resolution Resolution, Guid? PaymentId, string Explanation, string? Document, string By);
