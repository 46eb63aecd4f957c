using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards.Conditions;

/// <summary>Open → Claimed with evidence → Met, or open again.</summary>
public enum ConditionStatus
{
    Open,
    Claimed,
    Met,
}

/// <summary>A document that proves something; kept where its reference says.</summary>
/// <param name="Sha256">Of its content, in lower-case hexadecimal.</param>
internal sealed record EvidenceItem(string Title, string Reference, string? Sha256);

/// <summary>What must be proven before an instalment is paid (拨付条件). Who claims it does not accept it.</summary>
internal sealed class AwardCondition
{
    private AwardCondition()
    {
    }

    public AwardCondition(string name, string title, int beforeInstalment) => (Code, Title, BeforeInstalment) = (name, title, beforeInstalment);

    public string Code { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The first instalment that waits for it.</summary>
    public int BeforeInstalment { get; private set; }

    public ConditionStatus Status { get; private set; }

    public IReadOnlyList<EvidenceItem> Evidence { get; private set; } = [];

    public string? ClaimedBy { get; private set; }

    public string? MetBy { get; private set; }

    /// <summary>What whoever decided on the evidence wrote.</summary>
    public string? Opinion { get; private set; }

    internal void Claim(IReadOnlyList<EvidenceItem> evidence, string by)
    {
        MoveTo(ConditionStatus.Claimed);
        (Evidence, ClaimedBy, Opinion) = (evidence, by, null);
    }

    internal void Accept(string opinion, string by)
    {
        Require(by != ClaimedBy, "same-person", "Who claimed a condition cannot accept it: let a colleague look at the evidence.");
        MoveTo(ConditionStatus.Met);
        (MetBy, Opinion) = (by, opinion);
    }

    internal void Return(string reason)
    {
        MoveTo(ConditionStatus.Open);
        Opinion = reason;
    }

    internal AwardCondition CopyBefore(int instalment) => new(Code, Title, instalment);

    internal void MoveTo(ConditionStatus next) => Status = (Status, next) switch
    {
        (ConditionStatus.Open, ConditionStatus.Claimed) => next,
        (ConditionStatus.Claimed, ConditionStatus.Claimed or ConditionStatus.Met or ConditionStatus.Open) => next,
        _ => throw new RuleViolationException("condition-wrong-state", $"A condition that is {Status} cannot become {next}."),
    };
}
