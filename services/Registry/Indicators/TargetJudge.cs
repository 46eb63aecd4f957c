using Contracts.Registry;

namespace Registry.Indicators;

/// <summary>Whether a target is reached in a year.</summary>
public enum TargetOutcome
{
    /// <summary>A figure that the comparison needs is not known.</summary>
    Unknown,
    Reached,

    /// <summary>Not reached, and its date has not come.</summary>
    NotYet,
    Missed,
}

/// <summary>One target in one year, with what was compared.</summary>
/// <param name="Actual">The year's figure.</param>
/// <param name="Compared">What the rule compares with the target: the figure, or its rise over the year before.</param>
/// <param name="Target">What was to be reached: the target, or the official figure.</param>
/// <param name="Gap">What is missing; less than none is a lead.</param>
public sealed record TargetResult(string Code, int Year, decimal? Actual, decimal? Compared, decimal? Target, decimal? Gap, TargetOutcome Outcome);

/// <summary>Judges targets by the figures: a pure function, in decimals, strict or inclusive as the policy says.</summary>
internal static class TargetJudge
{
    /// <param name="figures">By indicator and year.</param>
    /// <param name="reference">The official figure of a year.</param>
    public static TargetResult Judge(
        IndicatorTarget target, int year, IReadOnlyDictionary<(string Code, int Year), decimal> figures, Func<int, decimal?> reference, DateOnly today)
    {
        decimal? Figure(int of) => figures.TryGetValue((target.Code, of), out var value) ? value : null;

        var actual = Figure(year);
        var (compared, goal) = target.Rule switch
        {
            TargetRule.RiseOfYear => (actual - Figure(year - 1), target.Target),
            TargetRule.AboveReference => (actual, reference(year)),
            _ => (actual, target.Target),
        };
        if (compared is not { } value || goal is not { } wanted)
        {
            return new(target.Code, year, actual, compared, goal, null, TargetOutcome.Unknown);
        }

        var gap = target.Rule is TargetRule.AtMost ? value - wanted : wanted - value;
        var reached = target.Rule is TargetRule.AboveReference ? gap < 0 : gap <= 0;
        return new(target.Code, year, actual, compared, wanted, gap, reached ? TargetOutcome.Reached : Failure(target, year, today));
    }

    /// <summary>Whether what was promised is reached, in the direction of the promise.</summary>
    public static bool Keeps(ReportedFigure figure) => figure.LessIsBetter is true ? figure.Reached <= figure.Target : figure.Reached >= figure.Target;

    /// <summary>A target of every year is missed once the year is over; one with a date, when a year is over that lies at or after it.</summary>
    private static TargetOutcome Failure(IndicatorTarget target, int year, DateOnly today)
    {
        var endOfYear = new DateOnly(year, 12, 31);
        var judgedOn = target.EveryYear ? endOfYear : target.DueOn;
        return judgedOn <= endOfYear && judgedOn < today ? TargetOutcome.Missed : TargetOutcome.NotYet;
    }
}
