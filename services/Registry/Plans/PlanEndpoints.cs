using Registry.Indicators;
using Registry.Plans.Reports;
using ServiceDefaults.Http;

namespace Registry.Plans;

internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        var plan = app.MapApi("/bases/{id:guid}/plan", "Construction plans");
        plan.MapGet("/", ReadPlan.One).RequireAuthorization(Authorization.ReadManagement)
            .WithSummary("A base's construction plan with progress, slippage, forecast and funds (R73, R77, R78).");
        plan.MapPost("/", AdoptPlan.Handle).RequireAuthorization(Authorization.ManageBases)
            .WithSummary("Writes down the plan of a base that came without one (R94).");
        plan.MapPost("/steps/{step}/reschedule", ChangeStep.Reschedule).RequireAuthorization(Authorization.ManageBases)
            .WithSummary("Puts a step off or brings it forward; its first date stays beside the new one.");
        plan.MapPost("/steps/{step}/reopen", ChangeStep.Reopen).RequireAuthorization(Authorization.ManageBases)
            .WithSummary("Opens a step again that was not done after all (R102).");

        app.MapApi("/bases/{id:guid}/indicators", "Construction plans").MapGet("/", ReadIndicators.OfBase).RequireAuthorization(Authorization.ReadManagement)
            .WithSummary("The policy's targets and the base's own, judged by year (R37-R40, R56-R58, R69).");

        var periods = app.MapApi("/reporting-periods", "Plan reports");
        periods.MapGet("/", ReadReports.Periods).RequireAuthorization(Authorization.ReadBases).WithSummary("Periods on which bases report, oldest first.");
        periods.MapPost("/", OpenPeriod.Handle).RequireAuthorization(Authorization.ManageBases)
            .WithSummary("Every base with a title owes a report on a part of a year; late ones are chased by the system (R73, R91).");

        var reports = app.MapApi("/plan-reports", "Plan reports");
        reports.MapGet("/", ReadReports.List).RequireAuthorization(Authorization.ReadManagement)
            .WithSummary("Reports on periods, oldest first, by period, base and status; a builder's own, a county's own.");
        reports.MapGet("/{id:guid}", ReadReports.One).RequireAuthorization(Authorization.ReadManagement).WithSummary("One report.");
        reports.MapPost("/{id:guid}/submit", SubmitReport.Handle).RequireAuthorization(Authorization.AnswerForBase)
            .WithSummary("The builder reports steps with evidence, figures and money of the period.");
        reports.MapPost("/{id:guid}/accept", JudgeReport.Accept).RequireAuthorization(Authorization.GuideBases)
            .WithSummary("The county, for a region the commission, accepts the report: it counts from then on (R91).");
        reports.MapPost("/{id:guid}/return", JudgeReport.Return).RequireAuthorization(Authorization.GuideBases)
            .WithSummary("The county, for a region the commission, wants the report corrected.");
    }
}
