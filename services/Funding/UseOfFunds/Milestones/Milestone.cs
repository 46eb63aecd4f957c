using Evidence;
using Funding.Awards;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Milestones;

/// <summary>Planned → Reported → Met; or waived.</summary>
public enum MilestoneStatus
{
    Planned,

    /// <summary>The builder says that it is reached; an officer checks.</summary>
    Reported,
    Met,

    /// <summary>Not asked for any more.</summary>
    Waived,
}

/// <summary>What an award's money is to bring about by a day. It is met when somebody else than the builder has checked it.</summary>
internal sealed class Milestone : IAggregate, IStaged, IOfBase
{
    private Milestone()
    {
    }

    public Milestone(Award award, string title, string measure, DateOnly dueOn)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (AwardId, BaseId, Title, Measure, DueOn) = (award.Id, award.BaseId, title, measure, dueOn);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public MilestoneStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid AwardId { get; private set; }

    public Guid BaseId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>By what one sees that it is met.</summary>
    public string Measure { get; private set; } = "";

    public DateOnly DueOn { get; private set; }

    /// <summary>The day after its last day, when nobody had reported it; it stays written.</summary>
    public DateOnly? OverdueSince { get; private set; }

    public string? Account { get; private set; }

    public List<Proof> Documents { get; private set; } = [];

    public string? ReportedBy { get; private set; }

    public DateOnly? ReportedOn { get; private set; }

    public string? ReturnedFor { get; private set; }

    public string? Opinion { get; private set; }

    public string? VerifiedBy { get; private set; }

    public void Report(string account, IEnumerable<Proof> documents, string by, DateOnly today)
    {
        MoveTo(MilestoneStatus.Reported);
        (Account, Documents, ReportedBy, ReportedOn) = (account, [.. documents], by, today);
    }

    public void Return(string reason)
    {
        Require(Status is MilestoneStatus.Reported, "milestone-wrong-state", "Only what was reported can be returned.");
        MoveTo(MilestoneStatus.Planned);
        ReturnedFor = reason;
    }

    public void Verify(string opinion, string by)
    {
        MoveTo(MilestoneStatus.Met);
        (Opinion, VerifiedBy) = (opinion, by);
    }

    public void Waive() => MoveTo(MilestoneStatus.Waived);

    public void MissDay(DateOnly today)
    {
        OverdueSince ??= today;
        Revision++;
    }

    internal void MoveTo(MilestoneStatus next)
    {
        Status = (Status, next) switch
        {
            (MilestoneStatus.Planned, MilestoneStatus.Reported or MilestoneStatus.Waived) => next,
            (MilestoneStatus.Reported, MilestoneStatus.Met or MilestoneStatus.Planned or MilestoneStatus.Waived) => next,
            _ => throw new RuleViolationException("milestone-wrong-state", $"A {Status} milestone cannot become {next}."),
        };
        Revision++;
    }
}
