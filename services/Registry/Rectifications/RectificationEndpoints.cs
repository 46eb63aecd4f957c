using ServiceDefaults.Http;

namespace Registry.Rectifications;

internal static class RectificationEndpoints
{
    public static void MapRectifications(this IEndpointRouteBuilder app)
    {
        var group = app.MapApi("/rectifications", "Rectifications");
        var readers = group.MapGroup("").RequireAuthorization(Authorization.ReadManagement);
        readers.MapGet("/", ReadRectifications.List).WithSummary("Rectifications, oldest first, by base and by the day on which they were under way; a builder's own, a county's own.");
        readers.MapGet("/{id:guid}", ReadRectifications.One).WithSummary("One rectification.");

        var builder = group.MapGroup("/{id:guid}").RequireAuthorization(Authorization.AnswerForBase);
        builder.MapPost("/plan", SubmitPlan.Handle).WithSummary("The builder says how it will improve; again after a return.");
        builder.MapPost("/start", StartRectification.Handle).WithSummary("The builder starts on its accepted plan.");
        builder.MapPost("/report", SubmitReport.Handle).WithSummary("The builder reports what has improved; overdue, within the days of grace.");

        var commission = group.MapGroup("/{id:guid}").RequireAuthorization(Authorization.ManageBases);
        commission.MapPost("/plan/accept", AcceptPlan.Handle).WithSummary("The commission accepts the plan.");
        commission.MapPost("/plan/return", ReturnPlan.Handle).WithSummary("The commission wants another plan.");
        commission.MapPost("/extension", ExtendDeadline.Handle).WithSummary("Moves the deadline, once, before it has passed.");
        commission.MapPost("/verification", VerifyReport.Handle).WithSummary("The commission begins to verify the report.");
        commission.MapPost("/pass", PassRectification.Handle).WithSummary("The base has improved: it is managed regularly again.");
        commission.MapPost("/propose-revocation", ProposeRevocation.Handle).WithSummary("The base has not improved: its title is to be revoked (R84).");
        commission.MapPost("/hearing", RecordHearing.Handle).WithSummary("The builder has been heard.");
        commission.MapPost("/revoke", RevokeTitle.Handle).WithSummary("Revokes the title (R84); by another person than who proposed it.");
    }
}
