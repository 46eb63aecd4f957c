using Calendar;
using Registry.Bases;
using Registry.Cases;
using Registry.Changes;
using Registry.Cycles;
using Registry.Dashboards;
using Registry.Difficulties;
using Registry.Feed;
using Registry.Indicators;
using Registry.OpenData;
using Registry.Plans;
using Registry.Plans.Reports;
using Registry.Rectifications;
using Registry.Supervision;
using Registry.Support;
using Registry.Surveys;
using Registry.Titles;

namespace Registry;

/// <summary>What the service is made of, by folder.</summary>
internal static class Composition
{
    public static void AddRegistry(this IServiceCollection services)
    {
        services.AddScoped<BaseJournal>().AddScoped<BaseProcedure>().AddScoped<ChangeProcedure>().AddScoped<RectificationProcedure>();
        services.AddScoped<IDueHandler, RaiseOverdue>().AddScoped<IDueHandler, ExpireTitle>();
        services.AddDifficulties().AddSurveys().AddScoped<CaseDesk>().AddScoped<GatherFigures>().AddScoped<GatherTargets>();
        services.AddSingleton<ReadOpenStatistics>();
        services.AddScoped<ReportDesk>().AddScoped<IDueHandler, ChaseReport>().AddScoped<IDueHandler, OpenNextPeriod>();
    }

    public static void MapRegistry(this IEndpointRouteBuilder app)
    {
        app.MapBases();
        app.MapChanges();
        app.MapCycles();
        app.MapRectifications();
        app.MapIndicators();
        app.MapSupport();
        app.MapDifficulties();
        app.MapSurveys();
        app.MapCases();
        app.MapSupervision();
        app.MapFeed();
        app.MapOpenData();
        app.MapPlans();
        app.MapDashboards();
    }
}
