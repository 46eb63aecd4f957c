using Evidence;
using Funding.Awards;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.DuePayments;

/// <summary>By when each instalment of one award is meant to be paid, as agreed with the builder. It moves no money; it says what is due.</summary>
internal sealed class PaymentPlan : IAggregate, IOfBase
{
    private readonly List<PlannedInstalment> _instalments = [];

    private PaymentPlan()
    {
    }

    public PaymentPlan(Award award)
    {
        Id = Guid.CreateVersion7();
        (AwardId, BaseId) = (award.Id, award.BaseId);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid AwardId { get; private set; }

    public Guid BaseId { get; private set; }

    public IReadOnlyList<PlannedInstalment> Instalments => _instalments;

    public DateOnly? DueOn(int instalment) => _instalments.Find(i => i.Number == instalment)?.DueOn;

    /// <summary>Replaces what was planned.</summary>
    public void Plan(Award award, IReadOnlyDictionary<int, DateOnly> dates)
    {
        Require(!award.HasEnded, "award-wrong-state", $"A {award.Status} award pays nothing more: there is nothing to plan.");
        Require(
            dates.Keys.All(number => award.Instalments.Any(i => i.Number == number)), "instalment-unknown",
            "The award has no such instalment: plan its own ones.");
        _instalments.RemoveAll(i => !dates.ContainsKey(i.Number));
        foreach (var (number, dueOn) in dates)
        {
            if (_instalments.Find(i => i.Number == number) is { } known)
            {
                known.MoveTo(dueOn);
            }
            else
            {
                _instalments.Add(new(number, dueOn));
            }
        }

        Revision++;
    }
}

internal sealed class PlannedInstalment
{
    private PlannedInstalment()
    {
    }

    public PlannedInstalment(int number, DateOnly dueOn) => (Number, DueOn) = (number, dueOn);

    public int Number { get; private set; }

    public DateOnly DueOn { get; private set; }

    public void MoveTo(DateOnly dueOn) => DueOn = dueOn;
}
