using Calendar;
using Evidence;
using Funding.Awards;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.UseOfFunds.Reports;

/// <summary>
/// A builder's account of what became of an award's money in one span of time. Spans of an award follow each other without a gap. Only
/// what was accepted counts, and it is never changed.
/// </summary>
internal sealed class UseReport : IAggregate, IStaged, IOfBase
{
    private UseReport()
    {
    }

    public UseReport(Award award, DateOnly from, DateOnly to, bool isFinal, DateOnly dueOn)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (AwardId, BaseId, FromDay, ToDay, IsFinal, DueOn) = (award.Id, award.BaseId, from, to, isFinal, dueOn);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public UseReportStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid AwardId { get; private set; }

    public Guid BaseId { get; private set; }

    public DateOnly FromDay { get; private set; }

    public DateOnly ToDay { get; private set; }

    /// <summary>The award is closed with it.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>The last day for it; a return sets it anew.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The first day after a last day that passed without it; it stays written.</summary>
    public DateOnly? OverdueSince { get; private set; }

    public List<Spending> Spending { get; private set; } = [];

    public List<Proof> Documents { get; private set; } = [];

    public long SpentFen { get; private set; }

    public Capital Capital { get; private set; } = Capital.None;

    public string? Results { get; private set; }

    public string? Problems { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    public string? SubmittedBy { get; private set; }

    public string? ReturnedFor { get; private set; }

    public string? Opinion { get; private set; }

    public string? AcceptedBy { get; private set; }

    public DateOnly? AcceptedOn { get; private set; }

    public bool IsAwaited => Status is UseReportStatus.Expected or UseReportStatus.Overdue or UseReportStatus.Returned;

    public void Submit(UseContent content, string by, DateOnly today)
    {
        MoveTo(UseReportStatus.Submitted);
        (Spending, Documents, Capital, SpentFen) = ([.. content.Spending], [.. content.Documents], content.Capital, content.SpentFen);
        (Results, Problems, SubmittedBy, SubmittedOn) = (content.Results, content.Problems, by, today);
    }

    public void Return(string reason, DateOnly dueOn)
    {
        MoveTo(UseReportStatus.Returned);
        (ReturnedFor, DueOn) = (reason, dueOn);
    }

    public void Accept(string opinion, string by, DateOnly today)
    {
        MoveTo(UseReportStatus.Accepted);
        (Opinion, AcceptedBy, AcceptedOn) = (opinion, by, today);
    }

    public void Waive() => MoveTo(UseReportStatus.Waived);

    public void MissDay(DateOnly today)
    {
        MoveTo(UseReportStatus.Overdue);
        OverdueSince ??= today;
    }

    internal void MoveTo(UseReportStatus next)
    {
        Status = (Status, next) switch
        {
            (UseReportStatus.Expected or UseReportStatus.Returned, UseReportStatus.Overdue) => next,
            (UseReportStatus.Expected or UseReportStatus.Overdue or UseReportStatus.Returned, UseReportStatus.Submitted or UseReportStatus.Waived) => next,
            (UseReportStatus.Submitted, UseReportStatus.Returned or UseReportStatus.Accepted) => next,
            _ => throw new RuleViolationException("use-report-wrong-state", $"A {Status} report cannot become {next}."),
        };
        Revision++;
    }
}
