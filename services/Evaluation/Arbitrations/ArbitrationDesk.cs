using Calendar;
using Contracts;
using Evaluation.Criteria;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Reviews;
using Evidence;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Arbitrations;

/// <summary>An arbitration under change, with what its change touches.</summary>
internal sealed record OpenedArbitration(Arbitration Arbitration, ReviewCase Case, CriteriaVersion Criteria);

/// <summary>Begins arbitrations, hears them, and does what a panel decides. The examination is locked by whoever asks.</summary>
internal sealed class ArbitrationDesk(EvaluationDb db, ReviewDesk reviews, BusinessClock clock)
{
    /// <summary>A sheet was locked. When all are, they are weighed: against the call's limit, or for the arbitration that is open.</summary>
    public async Task WeighAsync(ReviewCase @case, CancellationToken cancellationToken)
    {
        var examination = @case.Examination;
        if (examination.Status is not ExaminationStatus.Reviewed || @case.Round.Review.SpreadLimit is not { } limit)
        {
            return;
        }

        var sheets = SheetsOf(@case);
        var earlier = await db.Arbitrations.Where(a => a.ExaminationId == examination.Id && a.Status != ArbitrationStatus.Lapsed)
            .OrderByDescending(a => a.Id).ToListAsync(cancellationToken);
        if (earlier.FirstOrDefault(a => ArbitrationStatuses.Open.Contains(a.Status)) is { } open)
        {
            if (open.Status is ArbitrationStatus.AnotherExpert)
            {
                Change(open, "arbitration-heard", a => a.Hear(sheets, clock.Now));
            }
        }
        else if (SpreadRule.SpreadOf(sheets) > limit)
        {
            // Experts who stay apart after a first arbitration are no matter for still more experts.
            await BeginAsync(@case, sheets, earlier.Count > 0 ? ArbitrationBy.Panel : @case.Round.Review.Arbitration, cancellationToken);
        }
    }

    /// <summary>Null when there is none.</summary>
    public async Task<OpenedArbitration?> OpenAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var found = await db.Arbitrations.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (found is null)
        {
            return null;
        }

        var @case = await reviews.OpenExaminationAsync(found.ExaminationId, cancellationToken);
        var arbitration = await db.Arbitrations.SingleAsync(a => a.Id == id, cancellationToken); // not before the lock
        ifMatch.Check(arbitration);
        return new(arbitration, @case, await ReadReviews.CriteriaOfAsync(db, @case.Review, cancellationToken));
    }

    public async Task MeetAsync(OpenedArbitration opened, PanelMeeting meeting, CancellationToken cancellationToken)
    {
        var (arbitration, @case, _) = opened;
        var isAnother = meeting.Decision is PanelDecision.AnotherExpert;
        Change(arbitration, "panel-met", a => a.Meet(meeting, clock.Now), meeting.Reason);
        Require(
            @case.Examination.Status is ExaminationStatus.Reviewed, "examinations-open",
            "Not every sheet of the application is locked: the panel meets when all are.");
        Require(
            !isAnother || await reviews.AskAnotherAsync(@case, cancellationToken), "not-enough-experts",
            "No other expert is free for this application: add experts, or let the panel decide otherwise.");
        foreach (var sheet in meeting.Sheets)
        {
            reviews.Reopen(@case.All.Single(r => r.Id == sheet.ReviewId), meeting.Reason, sheet.Items);
        }

        if (meeting.Sheets.Count > 0)
        {
            reviews.Settle(@case, "sheets-opened-again");
        }
    }

    /// <summary>Refuses what has to wait for an arbitration.</summary>
    public Task RequireNoneAsync(IReadOnlyCollection<Guid> examinations, CancellationToken cancellationToken) =>
        RequireNoneAsync(db, examinations, cancellationToken);

    /// <inheritdoc cref="RequireNoneAsync(IReadOnlyCollection{Guid}, CancellationToken)"/>
    public static async Task RequireNoneAsync(EvaluationDb db, IReadOnlyCollection<Guid> examinations, CancellationToken cancellationToken)
    {
        var open = await db.Arbitrations.Where(a => examinations.Contains(a.ExaminationId) && ArbitrationStatuses.Open.Contains(a.Status))
            .Join(db.Examinations, a => a.ExaminationId, e => e.Id, (_, e) => e.Name).ToListAsync(cancellationToken);
        Require(
            open.Count == 0, "arbitration-open",
            $"The experts are too far apart on: {string.Join(", ", open)}. Settle it (GET /arbitrations), then ask again.");
    }

    /// <summary>The application is examined anew or no more.</summary>
    public static async Task LapseAsync(EvaluationDb db, Examination examination, CancellationToken cancellationToken)
    {
        var open = await db.Arbitrations.Where(a => a.ExaminationId == examination.Id && ArbitrationStatuses.Open.Contains(a.Status))
            .ToListAsync(cancellationToken);
        foreach (var arbitration in open)
        {
            Change(db, arbitration, "arbitration-lapsed", a => a.Lapse());
        }
    }

    private async Task BeginAsync(ReviewCase @case, IReadOnlyList<ArbitratedSheet> sheets, ArbitrationBy by, CancellationToken cancellationToken)
    {
        if (by is ArbitrationBy.AnotherExpert && !await reviews.AskAnotherAsync(@case, cancellationToken))
        {
            by = ArbitrationBy.Panel; // nobody is free
        }

        var arbitration = new Arbitration(@case, sheets, by, clock.Now);
        db.Arbitrations.Add(arbitration);
        db.Record(arbitration, "arbitration-begun", to: arbitration.Status.ToString());
    }

    private static List<ArbitratedSheet> SheetsOf(ReviewCase @case) =>
        [.. @case.Live.Where(r => r.CountsAsLocked).Select(r => new ArbitratedSheet(r.Id, r.Expert, r.Score!.Value))];

    private void Change(Arbitration arbitration, string action, Action<Arbitration> change, string? reason = null) =>
        Change(db, arbitration, action, change, reason);

    private static void Change(EvaluationDb db, Arbitration arbitration, string action, Action<Arbitration> change, string? reason = null)
    {
        var from = arbitration.Status;
        change(arbitration);
        db.Record(arbitration, action, from.ToString(), arbitration.Status.ToString(), reason);
    }
}
