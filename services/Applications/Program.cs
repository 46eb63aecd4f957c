using Applications;
using Applications.Calendars;
using Applications.Calls;
using Applications.Criteria;
using Applications.Data;
using Applications.Examinations;
using Applications.Forms;
using Applications.Intake;
using Applications.Notices;
using Applications.Notifications;
using Applications.Recognitions;
using Applications.ReferenceData;
using Applications.Selection;
using Calendar;
using Contracts;
using Contracts.Evaluation;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<ApplicationsDb>(Services.Applications, on => on
        .On<CriteriaVersionPublished, KeepCriteria>()
        .On<ReferenceSeriesPublished, KeepReferenceFigure>()
        .On<ExpertsAssigned, AdmitExperts>()
        .On<ExpertUnassigned, ExcludeExpert>()
        .On<EvaluationCompleted, ApplyRanking>());
    builder.Services.AddValidation();
    builder.Services.AddApplicationsAuthorization();
    builder.Services.AddOptions<ApplicationsOptions>().BindConfiguration(ApplicationsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
    builder.Services.AddSingleton<FormCatalog>();
    builder.Services.AddScoped<ApplicationDesk>().AddScoped<FormReview>().AddScoped<IDueHandler, EndPublicNotice>().AddScoped<IDueHandler, CloseCall>();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapCriteria();
    app.MapCalls();
    app.MapApplications();
    app.MapRecognitions();
    app.MapNotifications();
    app.MapCalendars();
    app.MapReferenceData();
    return app;
});
