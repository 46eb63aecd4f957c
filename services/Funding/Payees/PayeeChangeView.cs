using Contracts;
using ServiceDefaults.Http;

namespace Funding.Payees;

/// <summary>A change of a base's account as callers see it.</summary>
/// <param name="DocumentNumber">The builder's letter that asks for it (文号).</param>
/// <param name="CoolingUntil">Business time before which it is not in force; none until it is confirmed.</param>
public sealed record PayeeChangeView(
    Guid Id, long Revision, PayeeChangeStatus Status, Guid BaseId, Payee Payee, string DocumentNumber, string Reason, DateTimeOffset? CoolingUntil,
    DateTimeOffset? EffectiveAt, string? DeclinedFor) : IVersioned
{
    internal static PayeeChangeView Of(PayeeChange c) => new(
        c.Id, c.Revision, c.Status, c.BaseId, c.Payee, c.DocumentNumber, c.Reason, c.CoolingUntil, c.EffectiveAt, c.DeclinedFor);
}
