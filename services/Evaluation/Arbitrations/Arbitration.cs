using Contracts;
using Evaluation.Reviews;
using Evidence;
using Scoring;
using ServiceDefaults.Http;

namespace Evaluation.Arbitrations;

/// <summary>The experts of one application are further apart than the call allows (仲裁): nothing is ranked before that is settled.</summary>
internal sealed class Arbitration : IAggregate
{
    private Arbitration()
    {
    }

    public Arbitration(ReviewCase @case, IReadOnlyList<ArbitratedSheet> sheets, ArbitrationBy by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        var examination = @case.Examination;
        (ExaminationId, ApplicationId, CallId, Kind) = (examination.Id, examination.ApplicationId, examination.CallId, examination.Kind);
        (Sheets, Spread, Limit, OpenedAt) = (sheets, SpreadRule.SpreadOf(sheets), @case.Round.Review.SpreadLimit!.Value, now);
        Status = by is ArbitrationBy.Panel ? ArbitrationStatus.Panel : ArbitrationStatus.AnotherExpert;
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid ExaminationId { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    public ArbitrationStatus Status { get; private set; }

    /// <summary>Points between the highest and the lowest sheet when it began.</summary>
    public decimal Spread { get; private set; }

    /// <summary>The call's, at that time.</summary>
    public int Limit { get; private set; }

    /// <summary>As they were when it began.</summary>
    public IReadOnlyList<ArbitratedSheet> Sheets { get; private set; } = [];

    /// <summary>The last one held.</summary>
    public PanelMeeting? Meeting { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>One expert more has locked: most sheets stand together now, or a panel decides.</summary>
    public void Hear(IReadOnlyList<ArbitratedSheet> sheets, DateTimeOffset now)
    {
        if (SpreadRule.MostAgree(sheets, Limit))
        {
            MoveTo(ArbitrationStatus.Settled);
            SettledAt = now;
        }
        else
        {
            MoveTo(ArbitrationStatus.Panel);
        }
    }

    /// <summary>A panel has met. What it decides settles the matter, unless it wants to hear another expert.</summary>
    public void Meet(PanelMeeting meeting, DateTimeOffset now)
    {
        RuleViolationException.Require(
            Status is ArbitrationStatus.Panel, "arbitration-wrong-state", $"This arbitration is {Status}: a panel meets when it waits for one.");
        Meeting = meeting;
        if (meeting.Decision is PanelDecision.AnotherExpert)
        {
            MoveTo(ArbitrationStatus.AnotherExpert);
        }
        else
        {
            MoveTo(ArbitrationStatus.Settled);
            SettledAt = now;
        }
    }

    /// <summary>There is nothing to settle any more.</summary>
    public void Lapse() => MoveTo(ArbitrationStatus.Lapsed);

    private void MoveTo(ArbitrationStatus next)
    {
        Status = (Status, next) switch
        {
            (ArbitrationStatus.AnotherExpert, ArbitrationStatus.Panel or ArbitrationStatus.Settled or ArbitrationStatus.Lapsed) => next,
            (ArbitrationStatus.Panel, ArbitrationStatus.AnotherExpert or ArbitrationStatus.Settled or ArbitrationStatus.Lapsed) => next,
            _ => throw new RuleViolationException("arbitration-wrong-state", $"An arbitration that is {Status} cannot become {next}."),
        };
        Revision++;
    }
}

/// <summary>A locked sheet as an arbitration met it.</summary>
/// <param name="Expert">The subject of the expert's token.</param>
public sealed record ArbitratedSheet(Guid ReviewId, string Expert, decimal Score);

/// <summary>When experts are too far apart, and when they are together again: pure.</summary>
internal static class SpreadRule
{
    public static decimal SpreadOf(IReadOnlyCollection<ArbitratedSheet> sheets) =>
        sheets.Count == 0 ? 0 : sheets.Max(s => s.Score) - sheets.Min(s => s.Score);

    /// <summary>More than half of the sheets lie within the limit of the median.</summary>
    public static bool MostAgree(IReadOnlyCollection<ArbitratedSheet> sheets, int limit)
    {
        var scores = sheets.Select(s => s.Score).Order().ToList();
        if (scores.Count == 0)
        {
            return true;
        }

        var median = Places.RoundScore((scores[(scores.Count - 1) / 2] + scores[scores.Count / 2]) / 2);
        return scores.Count(score => Math.Abs(score - median) <= limit) * 2 > scores.Count;
    }
}
