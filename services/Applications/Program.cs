using Applications;
using Applications.Bulk;
using Applications.Calendars;
using Applications.Calls;
using Applications.Consent;
using Applications.County;
using Applications.Criteria;
using Applications.Data;
using Applications.Eligibility;
using Applications.Eligibility.Departments;
using Applications.Examinations;
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
using Applications.Selection;
using Applications.Titles;
using Calendar;
using Contracts;
using Contracts.Evaluation;
using Contracts.Registry;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<ApplicationsDb>(Services.Applications, on => on
        .On<CriteriaVersionPublished, KeepCriteria>()
        .On<ReferenceSeriesPublished, KeepReferenceFigure>()
        .On<ExpertsAssigned, AdmitExperts>()
        .On<ExpertUnassigned, ExcludeExpert>()
        .On<EvaluationCompleted, ApplyRanking>()
        .On<BaseRegistered, KeepTitle>()
        .On<TitleRevoked, NoteRevocation>());
    builder.Services.AddValidation();
    builder.Services.AddApplicationsAuthorization();
    builder.Services.AddOptions<ApplicationsOptions>().BindConfiguration(ApplicationsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
    builder.Services.AddSingleton<FormCatalog>();
    builder.Services.AddScoped<ApplicationDesk>().AddScoped<BulkDesk>().AddScoped<FormReview>().AddEligibility();
    builder.Services.AddScoped<IDueHandler, EndPublicNotice>().AddScoped<IDueHandler, CloseCall>();
    builder.Services.AddScoped<ObjectionDesk>().AddScoped<RecommendationSteps>().AddScoped<IDueHandler, MarkOverdue>();
    builder.Services.AddMaterials();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapCriteria();
    app.MapCalls();
    app.MapApplications();
    app.MapObjections();
    app.MapConsentLists();
    app.MapCounties();
    app.MapDepartmentChecks();
    app.MapMaterials();
    app.MapLists();
    app.MapRecognitions();
    app.MapNotifications();
    app.MapPublicPages();
    app.MapCalendars();
    app.MapReferenceData();
    return app;
});
