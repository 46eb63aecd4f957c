using Funding.Awards.Conditions;
using ServiceDefaults.Http;

namespace Funding.Awards;

/// <content>What must be proven before its instalments are paid.</content>
internal sealed partial class Award
{
    private List<AwardCondition> _conditions = [];

    public IReadOnlyList<AwardCondition> Conditions => _conditions;

    public void ClaimCondition(string condition, IReadOnlyList<EvidenceItem> evidence, string by)
    {
        RequireLive();
        ConditionOf(condition).Claim(evidence, by);
        Revision++;
    }

    public void AcceptCondition(string condition, string opinion, string by)
    {
        RequireLive();
        ConditionOf(condition).Accept(opinion, by);
        Revision++;
    }

    public void ReturnCondition(string condition, string reason)
    {
        RequireLive();
        ConditionOf(condition).Return(reason);
        Revision++;
    }

    private void RequireLive() => RuleViolationException.Require(!HasEnded, "award-wrong-state", $"A {Status} award has nothing to prove any more.");

    private AwardCondition ConditionOf(string condition) => _conditions.Find(c => c.Code == condition)
        ?? throw new RuleViolationException("condition-unknown", "This award has no condition of that code: choose one of its conditions.");
}
