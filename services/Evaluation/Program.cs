using Calendar;
using Contracts;
using Contracts.Applications;
using Contracts.Registry;
using Evaluation;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Experts.Vocabulary;
using Evaluation.Performance;
using Evaluation.Rounds;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<EvaluationDb>(Services.Evaluation, on => on
        .On<CallPublished, OpenRound>()
        .On<ApplicationEligible, OpenExamination>()
        .On<ApplicationWithdrawn, EndExamination>()
        .On<ObjectionUpheld, ReopenExamination>()
        .On<ReferenceListPublished, KeepReferenceList>()
        .On<BaseRegistered, KeepRegisteredBase>()
        .On<BaseChanged, KeepChangedBase>()
        .On<EvaluationCycleOpened, OpenPerformanceEvaluations>()
        .On<BaseProgressReported, KeepProgressReport>());
    builder.Services.AddValidation();
    builder.Services.AddEvaluationAuthorization();
    builder.Services.AddEvaluation();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapEvaluation();
    return app;
});
