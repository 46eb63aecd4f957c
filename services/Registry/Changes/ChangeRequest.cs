using Contracts;
using Evidence;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Changes;

/// <summary>
/// What a base's builder asks for and the commission decides: another name, another builder, another account, a renewal, an exit. A base has
/// one open request of a kind; nobody decides on their own.
/// </summary>
internal sealed class ChangeRequest : IAggregate
{
    private ChangeRequest()
    {
    }

    public ChangeRequest(Guid baseId, Wish wish, string reason, string by, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BaseId, Kind, Reason, RequestedBy, RequestedOn) = (baseId, wish.Kind, reason, by, today);
        (Name, Builder, Payee, Until) = (wish.Name, wish.Builder, wish.Payee, wish.Until);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public ChangeStatus Status { get; private set; }

    public Guid BaseId { get; private set; }

    public ChangeKind Kind { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The new name; of a change of name alone, as each of those that follow is of its kind alone.</summary>
    public string? Name { get; private set; }

    public Party? Builder { get; private set; }

    /// <summary>Who is paid from then on; after a change of builder none until one is named.</summary>
    public Payee? Payee { get; private set; }

    /// <summary>The wished last day of a renewed title, and once it is approved the one that was given.</summary>
    public DateOnly? Until { get; private set; }

    public string RequestedBy { get; private set; } = "";

    public DateOnly RequestedOn { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>The document that approves it (文号).</summary>
    public string? DocumentNumber { get; private set; }

    public string? RefusedFor { get; private set; }

    /// <param name="until">Another last day than the wished one, for a renewal.</param>
    public void Approve(string documentNumber, DateOnly? until, string by, DateOnly today)
    {
        Require(
            until is null || Kind is ChangeKind.Renewal, "term-not-asked", "Only a renewal gives the title another last day: leave it out.");
        Decide(ChangeStatus.Approved, by, today);
        (DocumentNumber, Until) = (documentNumber, until ?? Until);
    }

    public void Refuse(string reason, string by, DateOnly today)
    {
        Decide(ChangeStatus.Refused, by, today);
        RefusedFor = reason;
    }

    public void Withdraw() => MoveTo(ChangeStatus.Withdrawn);

    internal void MoveTo(ChangeStatus next)
    {
        Status = (Status, next) switch
        {
            (ChangeStatus.Requested, ChangeStatus.Approved or ChangeStatus.Refused or ChangeStatus.Withdrawn) => next,
            _ => throw new RuleViolationException("change-wrong-state", $"A request that is {Status} cannot become {next}: it has ended."),
        };
        Revision++;
    }

    private void Decide(ChangeStatus next, string by, DateOnly today)
    {
        Require(by != RequestedBy, "same-person", "Who made the request does not decide on it: let the commission do so.");
        MoveTo(next);
        (DecidedBy, DecidedOn) = (by, today);
    }
}

/// <summary>What is asked for: its kind says which of the rest is there.</summary>
internal sealed record Wish(ChangeKind Kind, string? Name = null, Party? Builder = null, Payee? Payee = null, DateOnly? Until = null);
