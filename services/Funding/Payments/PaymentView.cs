using Contracts;
using ServiceDefaults.Http;

namespace Funding.Payments;

/// <summary>A payment as callers see it.</summary>
/// <param name="EndToEndId">Our id of it at the treasury and on statements.</param>
/// <param name="Levels">How many approvers it needs; 0 until it is submitted.</param>
/// <param name="RequestedOn">The business date on which it was sent.</param>
/// <param name="ClaimNumber">The number of the request or invoice that is paid.</param>
/// <param name="DistinctBecause">Why it is no duplicate of one that looks like it.</param>
/// <param name="RunId">The run that it is sent with.</param>
/// <param name="Reason">Why it was declined, cancelled, rejected or returned.</param>
public sealed record PaymentView(
    Guid Id, long Revision, PaymentStatus Status, Guid AwardId, Guid BaseId, int Instalment, MoneyAmount Amount, Payee Payee,
    string EndToEndId, Guid Uetr, int Levels, DateOnly? RequestedOn, DateOnly? PaidOn, string? Reason,
    string? ClaimNumber, DateOnly? PeriodFrom, DateOnly? PeriodTo, string? DistinctBecause, Guid? RunId, IReadOnlyList<PaymentDocumentView> Documents) : IVersioned
{
    internal static PaymentView Of(Payment p) => new(
        p.Id, p.Revision, p.Status, p.AwardId, p.BaseId, p.Instalment, MoneyAmount.OfFen(p.AmountFen), p.Payee, p.EndToEndId, p.Uetr,
        p.Levels, p.RequestedOn, p.PaidOn, p.Reason, p.ClaimNumber, p.PeriodFrom, p.PeriodTo, p.DistinctBecause, p.RunId,
        [.. p.Documents.OrderBy(d => d.Number).Select(d => new PaymentDocumentView(d.Title, d.Reference, d.Sha256))]);
}

/// <param name="Reference">Its number, or its place in the archive.</param>
public sealed record PaymentDocumentView(string Title, string Reference, string? Sha256);
