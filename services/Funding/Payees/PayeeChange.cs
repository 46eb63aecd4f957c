using Contracts;
using Evidence;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payees;

/// <summary>Proposed → CoolingOff → Effective, or Declined before.</summary>
public enum PayeeChangeStatus
{
    Proposed,

    /// <summary>Two people have agreed; it can still be stopped.</summary>
    CoolingOff,
    Effective,
    Declined,
}

/// <summary>
/// Another account for a base's money: proposed by one person, confirmed by another, and in force only after the days in which
/// everybody can object. The first account comes with the base's recognition.
/// </summary>
internal sealed class PayeeChange : IAggregate, IStaged, IOfBase
{
    private PayeeChange()
    {
    }

    public PayeeChange(Guid baseId, Payee payee, string documentNumber, string reason, string proposedBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BaseId, Payee, DocumentNumber, Reason, ProposedBy) = (baseId, payee, documentNumber, reason, proposedBy);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PayeeChangeStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid BaseId { get; private set; }

    public Payee Payee { get; private set; } = new("", "", "", "");

    /// <summary>The builder's letter that asks for it (文号).</summary>
    public string DocumentNumber { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string ProposedBy { get; private set; } = "";

    public string? ConfirmedBy { get; private set; }

    /// <summary>Business time before which it is not in force.</summary>
    public DateTimeOffset? CoolingUntil { get; private set; }

    public DateTimeOffset? EffectiveAt { get; private set; }

    public string? DeclinedFor { get; private set; }

    public void Confirm(string by, DateTimeOffset coolingUntil)
    {
        Require(by != ProposedBy, "same-person", "Who proposed another account cannot confirm it: ask an approver.");
        MoveTo(PayeeChangeStatus.CoolingOff);
        (ConfirmedBy, CoolingUntil) = (by, coolingUntil);
    }

    public void Decline(string reason)
    {
        MoveTo(PayeeChangeStatus.Declined);
        DeclinedFor = reason;
    }

    public void TakeEffect(DateTimeOffset now)
    {
        Require(now >= CoolingUntil, "payee-cooling-off", "The days in which everybody can object are not over.");
        MoveTo(PayeeChangeStatus.Effective);
        EffectiveAt = now;
    }

    internal void MoveTo(PayeeChangeStatus next)
    {
        Status = (Status, next) switch
        {
            (PayeeChangeStatus.Proposed, PayeeChangeStatus.CoolingOff or PayeeChangeStatus.Declined) => next,
            (PayeeChangeStatus.CoolingOff, PayeeChangeStatus.Effective or PayeeChangeStatus.Declined) => next,
            _ => throw new RuleViolationException("payee-change-wrong-state", $"A change of account that is {Status} cannot become {next}."),
        };
        Revision++;
    }
}
