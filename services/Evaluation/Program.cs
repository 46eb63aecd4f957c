using Calendar;
using Contracts;
using Contracts.Applications;
using Contracts.Registry;
using Evaluation;
using Evaluation.Arbitrations;
using Evaluation.Assignments;
using Evaluation.Charts;
using Evaluation.Conflicts;
using Evaluation.Conflicts.Findings;
using Evaluation.Criteria;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Experts.Invitations;
using Evaluation.Experts.Vocabulary;
using Evaluation.Exports;
using Evaluation.Feedback;
using Evaluation.Figures;
using Evaluation.Performance;
using Evaluation.Performance.Commissions;
using Evaluation.Performance.Methods;
using Evaluation.Rankings;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Evaluation.Statistics;
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
    builder.Services.AddScoped<ExaminationDesk>().AddScoped<ExpertFinder>().AddScoped<AssignmentDesk>().AddScoped<ReviewDesk>().AddScoped<ArbitrationDesk>().AddScoped<BaseBook>().AddScoped<FigureBook>();
    builder.Services.AddScoped<ExpertPool>().AddScoped<ExpertVocabulary>().AddScoped<InvitationDesk>().AddScoped<IDueHandler, ExpireInvitation>();
    builder.Services.AddScoped<ConflictBook>().AddScoped<ConflictDesk>();
    builder.Services.AddScoped<JudgedDesk>();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapCriteria();
    app.MapFigures();
    app.MapExperts();
    app.MapInvitations();
    app.MapConflicts();
    app.MapRounds();
    app.MapAssignments();
    app.MapReviews();
    app.MapArbitrations();
    app.MapRankings();
    app.MapStatistics();
    app.MapCharts();
    app.MapExports();
    app.MapFeedback();
    app.MapPerformance();
    app.MapPerformanceMethods();
    app.MapPerformanceContracts();
    return app;
});
