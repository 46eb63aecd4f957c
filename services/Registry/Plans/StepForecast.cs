namespace Registry.Plans;

/// <summary>When a step ends, as a pure function of its dates, its progress and today: straight on, as fast as until now.</summary>
internal static class StepForecast
{
    /// <summary>Slower than any plan: a forecast beyond it says no more than “not in sight”.</summary>
    private const int FurthestDays = 365 * 20;

    public static bool IsOverdue(PlanStep step, DateOnly today) => step.Status is not StepStatus.Done && today > step.DueOn;

    /// <summary>What is not done yet ends at its date of now at the earliest, and not before today.</summary>
    public static int SlippageDays(PlanStep step, DateOnly today) =>
        (step.CompletedOn ?? (today > step.DueOn ? today : step.DueOn)).DayNumber - step.FirstDueOn.DayNumber;

    /// <summary>None while a step that should have begun has made no progress to go by.</summary>
    public static DateOnly? EndOf(PlanStep step, DateOnly startsOn, DateOnly today)
    {
        if (step.CompletedOn is { } done)
        {
            return done;
        }

        var elapsed = today.DayNumber - startsOn.DayNumber;
        if (elapsed <= 0)
        {
            return step.DueOn;
        }

        if (step.Progress == 0)
        {
            return step.Kind is StepKind.Milestone && today <= step.DueOn ? step.DueOn : null; // a milestone is reached at once
        }

        var whole = Math.Min((long)elapsed * PlanStep.Whole / step.Progress, FurthestDays);
        var end = startsOn.AddDays((int)whole);
        return end < today ? today : end;
    }

    /// <summary>Per cent that a step has to have made by today on a straight way to its first date.</summary>
    public static int ExpectedProgress(PlanStep step, DateOnly startsOn, DateOnly today)
    {
        var (planned, elapsed) = (step.FirstDueOn.DayNumber - startsOn.DayNumber, today.DayNumber - startsOn.DayNumber);
        return planned <= 0 || elapsed >= planned ? (elapsed >= 0 ? PlanStep.Whole : 0) : Math.Max(0, elapsed * PlanStep.Whole / planned);
    }
}
