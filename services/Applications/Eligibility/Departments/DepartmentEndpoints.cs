using ServiceDefaults.Http;

namespace Applications.Eligibility.Departments;

internal static class DepartmentEndpoints
{
    public static void MapDepartmentChecks(this IEndpointRouteBuilder app)
    {
        var checks = app.MapApi("/department-checks", "Department checks");
        checks.MapGet("/", ReadDepartmentChecks.List).RequireAuthorization(Authorization.ReadDepartmentChecks)
            .WithSummary("The questions to the caller's department, or to all for the commission; oldest first.");
        checks.MapGet("/{id:guid}", ReadDepartmentChecks.One).RequireAuthorization(Authorization.ReadDepartmentChecks).WithSummary("One department check.");
        checks.MapPost("/{id:guid}/answer", AnswerDepartmentCheck.One).RequireAuthorization(Authorization.AnswerDepartmentChecks)
            .WithSummary("Answers a check of the caller's department: clear, objection or cannot say.");
        checks.MapPost("/answers", AnswerDepartmentCheck.Many).RequireAuthorization(Authorization.AnswerDepartmentChecks)
            .WithSummary("Answers many checks of the caller's department, each with an answer of its own.");
        checks.MapPost("/{id:guid}/override", OverrideDepartmentCheck.Handle).RequireAuthorization(Authorization.Examine)
            .WithSummary("Goes on without an overdue answer, or in spite of an objection, for a recorded reason.");
    }
}
