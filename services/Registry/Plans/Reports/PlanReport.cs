using Calendar;
using Evidence;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Plans.Reports;

/// <summary>
/// A base's report on one period: owed by a date, chased while it is late, handed in by the builder, accepted by another person. Only
/// what was accepted counts, and it is never changed.
/// </summary>
internal sealed class PlanReport : IAggregate
{
    /// <summary>After the last, the county and the commission see it as a warning; nobody is chased for ever.</summary>
    public const int MostChases = 3;

    private const int CorrectionWorkingDays = 5;
    private const int ChaseWorkingDays = 5;

    private PlanReport()
    {
    }

    public PlanReport(ReportingPeriod period, Guid baseId)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (PeriodId, BaseId, DueOn, ChaseOn) = (period.Id, baseId, period.DueOn, period.DueOn);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public PlanReportStatus Status { get; private set; }

    public Guid PeriodId { get; private set; }

    public Guid BaseId { get; private set; }

    /// <summary>The last day for it; a return sets it anew.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>At the end of this day it is chased; none when nobody waits, or it was chased often enough.</summary>
    public DateOnly? ChaseOn { get; private set; }

    public int Chases { get; private set; }

    public List<ReportedStep> Steps { get; private set; } = [];

    public List<StepEvidence> Evidence { get; private set; } = [];

    public List<YearFigure> Figures { get; private set; } = [];

    public PeriodCapital Capital { get; private set; } = PeriodCapital.None;

    public string? Achievements { get; private set; }

    public string? Problems { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    public string? SubmittedBy { get; private set; }

    /// <summary>It came after its date.</summary>
    public bool Late { get; private set; }

    public string? ReturnedFor { get; private set; }

    public string? Opinion { get; private set; }

    public DateOnly? AcceptedOn { get; private set; }

    public string? AcceptedBy { get; private set; }

    public bool IsAwaited => Status is PlanReportStatus.Expected or PlanReportStatus.Overdue or PlanReportStatus.Returned;

    public void Submit(ReportContent content, string by, DateOnly today)
    {
        MoveTo(PlanReportStatus.Submitted);
        (Steps, Evidence, Figures, Capital) = ([.. content.Steps], [.. content.Evidence], [.. content.Figures], content.Capital);
        (Achievements, Problems, SubmittedOn, SubmittedBy, ChaseOn) = (content.Achievements, content.Problems, today, by, null);
        Late |= today > DueOn;
    }

    public void Return(string reason, WorkingCalendar calendar, DateOnly today)
    {
        MoveTo(PlanReportStatus.Returned);
        DueOn = calendar.AddWorkingDays(today, CorrectionWorkingDays);
        (ReturnedFor, ChaseOn, Chases) = (reason, DueOn, 0);
    }

    /// <summary>Nobody accepts what they have handed in themselves.</summary>
    public void Accept(string opinion, string by, DateOnly today)
    {
        Require(
            Status is not PlanReportStatus.Submitted || by != SubmittedBy, "same-person",
            "Who handed a report in does not accept it: let a colleague do so.");
        MoveTo(PlanReportStatus.Accepted);
        (Opinion, AcceptedBy, AcceptedOn) = (opinion, by, today);
    }

    /// <summary>Its day has ended without it: it is overdue, and chased again every few working days.</summary>
    public void Chase(WorkingCalendar calendar, DateOnly today)
    {
        if (Status is not PlanReportStatus.Overdue)
        {
            MoveTo(PlanReportStatus.Overdue);
        }
        else
        {
            Revision++;
        }

        Chases++;
        ChaseOn = Chases < MostChases ? calendar.AddWorkingDays(today, ChaseWorkingDays) : null;
    }

    public void Waive()
    {
        MoveTo(PlanReportStatus.Waived);
        ChaseOn = null;
    }

    internal void MoveTo(PlanReportStatus next)
    {
        Status = (Status, next) switch
        {
            (PlanReportStatus.Expected or PlanReportStatus.Returned, PlanReportStatus.Overdue) => next,
            (PlanReportStatus.Expected or PlanReportStatus.Overdue or PlanReportStatus.Returned, PlanReportStatus.Submitted or PlanReportStatus.Waived) => next,
            (PlanReportStatus.Submitted, PlanReportStatus.Returned or PlanReportStatus.Accepted) => next,
            _ => throw new RuleViolationException(
                "plan-report-wrong-state", $"A report that is {Status} cannot become {next}: read it again to see which step is next."),
        };
        Revision++;
    }
}
