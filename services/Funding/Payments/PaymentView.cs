using Contracts;
using ServiceDefaults.Http;

namespace Funding.Payments;

/// <summary>A payment as callers see it.</summary>
/// <param name="EndToEndId">Our id of it at the treasury and on statements.</param>
/// <param name="Levels">How many approvers it needs; 0 until it is submitted.</param>
/// <param name="RequestedOn">The business date on which it was sent.</param>
/// <param name="Reason">Why it was declined, cancelled, rejected or returned.</param>
public sealed record PaymentView(
    Guid Id, long Revision, PaymentStatus Status, Guid AwardId, Guid BaseId, int Instalment, MoneyAmount Amount, Payee Payee,
    string EndToEndId, Guid Uetr, int Levels, DateOnly? RequestedOn, DateOnly? PaidOn, string? Reason) : IVersioned
{
    internal static PaymentView Of(Payment p) => new(
        p.Id, p.Revision, p.Status, p.AwardId, p.BaseId, p.Instalment, MoneyAmount.OfFen(p.AmountFen), p.Payee, p.EndToEndId, p.Uetr,
        p.Levels, p.RequestedOn, p.PaidOn, p.Reason);
}
