using Funding.Awards.Conditions;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <content>What may be paid of it, and what was.</content>
internal sealed partial class Award
{
    /// <summary>The instalment to pay; whether it is being paid already is the payments' own rule.</summary>
    public Instalment RequireInstalment(int number)
    {
        RequireActive();
        var part = InstalmentOf(number);
        var open = _conditions.Find(c => c.BeforeInstalment <= number && c.Status is not ConditionStatus.Met);
        Require(open is null, "condition-not-met", $"Instalment {number} waits for “{open?.Title}” ({open?.Code}): have it proven and accepted first.");
        return part;
    }

    /// <summary>Plans the days of some instalments anew; the others keep theirs.</summary>
    public void Reschedule(IReadOnlyDictionary<int, DateOnly?> days)
    {
        Require(!HasEnded, "award-wrong-state", $"A {Status} award pays nothing more: there is nothing to plan.");
        foreach (var (number, dueOn) in days)
        {
            InstalmentOf(number).MoveTo(dueOn);
        }

        Revision++;
    }

    public void RequireActive()
    {
        Require(Status is not AwardStatus.OnHold, "award-on-hold", "The base rectifies: pay when its rectification has passed.");
        Require(Status is AwardStatus.Active, "award-not-active", $"Only an active award is paid; this one is {Status}.");
    }

    public void CountPaid(long fen)
    {
        Require(PaidFen + fen <= AmountFen, "over-award", "More would be paid than was promised.");
        PaidFen += fen;
        Revision++;
    }

    public void CountReturned(long fen)
    {
        PaidFen -= fen;
        Revision++;
    }

    private Instalment InstalmentOf(int number) => _instalments.Find(i => i.Number == number)
        ?? throw new RuleViolationException("instalment-unknown", $"This award has the instalments 1 to {_instalments.Count}: choose one of them.");
}
