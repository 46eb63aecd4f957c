namespace Calendar;

/// <summary>Dates and the instants between them, in the one time zone that the programme's rules mean.</summary>
public static class Shanghai
{
    private static readonly Lazy<TimeZoneInfo> Lookup = new(Find, LazyThreadSafetyMode.PublicationOnly);

    public static TimeZoneInfo Zone => Lookup.Value;

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>Midnight at which the day begins, in UTC.</summary>
    public static DateTimeOffset StartOfDay(DateOnly date)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static TimeZoneInfo Find() => TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var zone) ? zone
        : throw new TimeZoneNotFoundException("This machine does not know the time zone Asia/Shanghai; install the package tzdata.");
}
