namespace Calendar;

/// <summary>One published holiday calendar: the days off and the weekend days that are worked instead.</summary>
/// <remarks>A notice also moves days of the neighbouring years (New Year), so dates outside <see cref="Year"/> are allowed.</remarks>
public sealed class CalendarYear
{
    /// <summary>The version of data that was seeded in demo mode: any that officers publish replaces it.</summary>
    public const long Seeded = 0;

    public required int Year { get; init; }

    public required long Version { get; init; }

    public required DateOnly[] Holidays { get; init; }

    public required DateOnly[] WorkingWeekends { get; init; }
}
