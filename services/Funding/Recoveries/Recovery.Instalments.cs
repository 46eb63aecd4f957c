using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Recoveries;

/// <content>By when how much must have come back.</content>
internal sealed partial class Recovery
{
    /// <summary>Instead of one day there are several, once. What the demand grows by afterwards falls due with the last of them.</summary>
    public void GrantInstalments(IEnumerable<RecoveryInstalment> instalments, string reason)
    {
        Require(IsOpen, "recovery-wrong-state", $"A {Status} recovery is paid back no more.");
        Require(_instalments.Count == 0, "instalments-granted", "Instalments were granted already: they are kept, or the rest is overdue.");
        _instalments.AddRange(instalments);
        (DueOn, InstalmentsReason) = (_instalments[^1].DueOn, reason);
        Revision++;
    }

    /// <summary>What must have come back when the day has ended.</summary>
    public long ExpectedFenBy(DateOnly day) => day >= DueOn
        ? DemandedFen
        : Math.Min(DemandedFen, _instalments.Where(i => i.DueOn <= day).Sum(i => i.AmountFen));

    /// <summary>What should have come back before today and did not.</summary>
    public long ArrearsFenOn(DateOnly today) => IsOpen ? Math.Max(0, ExpectedFenBy(today.AddDays(-1)) - RecoveredFen) : 0;

    /// <summary>What is still to come back, day by day: what came counts towards the earliest. No number where nothing was granted.</summary>
    public IEnumerable<(int? Number, DateOnly DueOn, long Fen)> OutstandingParts()
    {
        var covered = RecoveredFen;
        foreach (var (number, dueOn) in _instalments.OrderBy(i => i.DueOn).Select(i => ((int?)i.Number, i.DueOn)).DefaultIfEmpty((null, DueOn)))
        {
            var expected = ExpectedFenBy(dueOn);
            if (expected > covered)
            {
                yield return (number, dueOn, expected - covered);
                covered = expected;
            }
        }
    }

    /// <summary>One of its days has ended; true when its money is not there.</summary>
    public bool MissDay(DateOnly today)
    {
        if (ArrearsFenOn(today) == 0)
        {
            return false;
        }

        OverdueSince ??= today;
        Revision++;
        return true;
    }
}

/// <summary>One part of a recovery that is paid back in several; never changed.</summary>
internal sealed class RecoveryInstalment
{
    private RecoveryInstalment()
    {
    }

    public RecoveryInstalment(int number, DateOnly dueOn, long amountFen)
    {
        Id = Guid.CreateVersion7();
        (Number, DueOn, AmountFen) = (number, dueOn, amountFen);
    }

    public Guid Id { get; private set; }

    public int Number { get; private set; }

    public DateOnly DueOn { get; private set; }

    public long AmountFen { get; private set; }
}
