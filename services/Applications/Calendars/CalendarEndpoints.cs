using ServiceDefaults.Http;

namespace Applications.Calendars;

internal static class CalendarEndpoints
{
    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        var calendars = app.MapApi("/calendars", "Calendars");
        calendars.MapPost("/", PublishCalendar.Handle).RequireAuthorization(Authorization.MaintainReferenceData)
            .WithSummary("Publishes a year's holidays to all services; the whole year, replacing what was published before.");
        calendars.MapPost("/imports", ImportCalendar.Handle).RequireAuthorization(Authorization.MaintainReferenceData)
            .WithSummary("The same from a CSV file; with dryRun it reports every row's errors and changes nothing.");
        app.MapApi("/clock", "Calendars").MapPost("/", MoveClock.Handle).RequireAuthorization(Authorization.MoveClock)
            .WithSummary("Demo mode only: moves business time forward for the whole platform.");
    }
}
