using Calendar;
using Funding.UseOfFunds.Audits;
using Funding.UseOfFunds.Leverage;
using Funding.UseOfFunds.Milestones;
using Funding.UseOfFunds.Reports;
using ServiceDefaults.Http;

namespace Funding.UseOfFunds;

internal static class UseOfFundsEndpoints
{
    public static void AddUseOfFunds(this IServiceCollection services) => services
        .AddScoped<UseReportDesk>().AddScoped<CloseAward>().AddScoped<JudgeUseReport>()
        .AddScoped<IDueHandler, ChaseUseReport>().AddScoped<IDueHandler, RaiseMilestone>();

    public static void MapUseOfFunds(this IEndpointRouteBuilder app)
    {
        app.MapOfAward();
        app.MapUseReports();
        app.MapMilestones();
        app.MapAudits();
        app.MapApi("/leverage", "Use of funds").MapGet("/", ReadLeverage.Handle).RequireAuthorization(Authorization.ReadOwn)
            .WithSummary("What public money has drawn along (R77) and builders invested (R78), by award, base, fund source or year.");
    }

    private static void MapOfAward(this IEndpointRouteBuilder app)
    {
        var award = app.MapApi("/awards/{id:guid}", "Use of funds");
        award.MapPost("/milestones", SetMilestone.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Sets what the award's money is to bring about by a day.");
        award.MapPost("/pledges", RecordPledge.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Records what the builder has promised to bring beside the award in one year.");
        award.MapPost("/audits", OrderAudit.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Has an auditor look at what became of the award's money.");
        award.MapPost("/final-report", ExpectFinalReport.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Asks for the report with which the award is closed: no more is paid of it.");
    }

    private static void MapUseReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapApi("/use-reports", "Use of funds");
        reports.MapGet("/", ReadUseReports.List).RequireAuthorization(Authorization.ReadOwn)
            .WithSummary("Use-of-funds reports, oldest first; by status and award. A builder sees its own.");
        reports.MapGet("/{id:guid}", ReadUseReports.One).RequireAuthorization(Authorization.ReadOwn).WithSummary("One report.");
        reports.MapPost("/", ExpectReports.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Asks every builder that was paid anything to report up to a day.");
        reports.MapPost("/{id:guid}/submit", SubmitUseReport.Handle).RequireAuthorization(Authorization.Build)
            .WithSummary("The base's builder reports what became of the money, and what came beside it.");
        reports.MapPost("/{id:guid}/accept", JudgeUseReport.Accept).RequireAuthorization(Authorization.Manage)
            .WithSummary("Accepts a report: it counts from now on. A final one closes its award.");
        reports.MapPost("/{id:guid}/return", JudgeUseReport.Return).RequireAuthorization(Authorization.Manage)
            .WithSummary("Wants a report corrected within ten working days.");
        reports.MapPost("/{id:guid}/waive", JudgeUseReport.Waive).RequireAuthorization(Authorization.Approve)
            .WithSummary("Gives up a report that cannot be had.");
    }

    private static void MapMilestones(this IEndpointRouteBuilder app)
    {
        var milestones = app.MapApi("/milestones", "Use of funds");
        milestones.MapGet("/", ReadMilestones.List).RequireAuthorization(Authorization.ReadOwn)
            .WithSummary("Milestones, oldest first; by award. A builder sees its own.");
        milestones.MapGet("/{id:guid}", ReadMilestones.One).RequireAuthorization(Authorization.ReadOwn).WithSummary("One milestone.");
        milestones.MapPost("/{id:guid}/report", ReportMilestone.Handle).RequireAuthorization(Authorization.Build)
            .WithSummary("The base's builder says that it is reached, and proves it.");
        milestones.MapPost("/{id:guid}/verify", JudgeMilestone.Verify).RequireAuthorization(Authorization.Manage).WithSummary("Finds it met.");
        milestones.MapPost("/{id:guid}/return", JudgeMilestone.Return).RequireAuthorization(Authorization.Manage).WithSummary("Finds it not met yet.");
        milestones.MapPost("/{id:guid}/waive", JudgeMilestone.Waive).RequireAuthorization(Authorization.Approve)
            .WithSummary("Gives a milestone up.");
    }

    private static void MapAudits(this IEndpointRouteBuilder app)
    {
        var audits = app.MapApi("/audits", "Use of funds");
        audits.MapGet("/", ReadAudits.List).RequireAuthorization(Authorization.ReadOwn)
            .WithSummary("Audits of awards, oldest first; a builder sees its own once they are reported.");
        audits.MapGet("/{id:guid}", ReadAudits.One).RequireAuthorization(Authorization.ReadOwn).WithSummary("One audit with its findings.");
        audits.MapPost("/{id:guid}/report", ReportFindings.Handle).RequireAuthorization(Authorization.Audit)
            .WithSummary("The auditor writes what was found; the builder has some working days to answer.");
        audits.MapPost("/{id:guid}/answer", AnswerFindings.Handle).RequireAuthorization(Authorization.Build)
            .WithSummary("The base's builder answers the findings.");
        audits.MapPost("/{id:guid}/conclude", ConcludeAudit.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Decides which findings stand: what they come to is demanded back at once.");
    }
}
