using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases;

/// <summary>A date that the commission sets for others lies ahead, and not beyond what a programme plans.</summary>
internal static class DueDate
{
    private const int FurthestYears = 3;

    public static void RequireAhead(DateOnly dueOn, DateOnly today)
    {
        Require(dueOn > today, "due-date-passed", $"The date has to be after {today:yyyy-MM-dd}, which is today: name a later one.");
        Require(
            dueOn <= today.AddYears(FurthestYears), "due-date-too-far", $"The date lies more than {FurthestYears} years ahead: name an earlier one.");
    }
}
