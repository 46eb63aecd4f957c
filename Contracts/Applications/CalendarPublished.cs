namespace Contracts.Applications;

/// <summary>The holiday calendar of one year as officers maintain it: the whole year, not a difference.</summary>
/// <param name="AggregateId">Identifies the year's calendar.</param>
/// <param name="Holidays">Weekdays or weekends on which nobody works (放假).</param>
/// <param name="WorkingWeekends">Saturdays and Sundays that are worked to make up for holidays (调休上班).</param>
[Event(Services.Applications, Services.Applications, Services.Evaluation, Services.Registry, Services.Funding)]
public sealed record CalendarPublished(
    Guid AggregateId, long Version, int Year, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> WorkingWeekends) : IEvent;
