using ServiceDefaults.Http;

namespace Applications.Notifications;

internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder app)
    {
        var own = app.MapApi("/notifications", "Notifications").RequireAuthorization(Authorization.Apply);
        own.MapGet("/", ReadNotifications.List).WithSummary("What the caller's organisation was told, oldest first; with unread=true only what is new.");
        own.MapPost("/{id:guid}/read", ReadNotifications.MarkRead).WithSummary("Notes that it was read; reading it again changes nothing.");
    }
}
