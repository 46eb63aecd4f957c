using Applications.Bulk;
using Applications.Calendars;
using Applications.Calls;
using Applications.Consent;
using Applications.County;
using Applications.Criteria;
using Applications.Eligibility;
using Applications.Eligibility.Departments;
using Applications.Forms;
using Applications.Intake;
using Applications.Lists;
using Applications.Lists.Import;
using Applications.Materials;
using Applications.Notices;
using Applications.Notifications;
using Applications.Objections;
using Applications.Public;
using Applications.Recognitions;
using Applications.ReferenceData;
using Calendar;

namespace Applications;

/// <summary>What the service is made of, in the order of an application's way.</summary>
internal static class Composition
{
    public static void AddApplications(this IServiceCollection services)
    {
        services.AddSingleton<FormCatalog>();
        services.AddScoped<ApplicationDesk>().AddScoped<BulkDesk>().AddScoped<FormReview>().AddScoped<RecommendationSteps>();
        services.AddScoped<ObjectionDesk>();
        services.AddEligibility();
        services.AddMaterials();
        services.AddScoped<IDueHandler, CloseCall>().AddScoped<IDueHandler, EndPublicNotice>().AddScoped<IDueHandler, MarkOverdue>();
    }

    public static void MapApplicationsApi(this IEndpointRouteBuilder app)
    {
        app.MapReferenceData();
        app.MapCalendars();
        app.MapCriteria();
        app.MapCalls();
        app.MapApplications();
        app.MapMaterials();
        app.MapLists();
        app.MapCounties();
        app.MapDepartmentChecks();
        app.MapObjections();
        app.MapConsentLists();
        app.MapRecognitions();
        app.MapPublicPages();
        app.MapNotifications();
    }
}
