using Applications;
using Applications.Criteria;
using Applications.Data;
using Applications.Examinations;
using Applications.Notifications;
using Applications.Selection;
using Applications.Titles;
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
        .On<BaseChanged, FollowTitle>()
        .On<TitleRevoked, NoteRevocation>()
        .On<TitleAnnulled, NoteAnnulment>()
        .On<PlanReportChased, TellOfLateReport>());
    builder.Services.AddValidation();
    builder.Services.AddApplicationsAuthorization();
    builder.Services.AddOptions<ApplicationsOptions>().BindConfiguration(ApplicationsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
    builder.Services.AddApplications();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapApplicationsApi();
    return app;
});
