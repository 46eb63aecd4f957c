using ServiceDefaults.Http;

namespace Applications.Calendars;

internal static class CalendarEndpoints
{
    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        app.MapApi("/calendars", "Calendars").MapPost("/", PublishCalendar.Handle)
            .RequireAuthorization(Authorization.MaintainCalendars)
            .WithSummary("Publishes a year's holidays to all services; the whole year, replacing what was published before.");
        app.MapApi("/clock", "Calendars").MapPost("/", MoveClock.Handle).RequireAuthorization(Authorization.MoveClock)
            .WithSummary("Demo mode only: moves business time forward for the whole platform.");
    }
}
