using Calendar;
using Evaluation.Arbitrations;
using Evaluation.Assignments;
using Evaluation.Charts;
using Evaluation.Conflicts;
using Evaluation.Conflicts.Findings;
using Evaluation.Criteria;
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

namespace Evaluation;

/// <summary>What the service is made of, by folder.</summary>
internal static class Composition
{
    public static void AddEvaluation(this IServiceCollection services)
    {
        services.AddScoped<ExaminationDesk>().AddScoped<ExpertFinder>().AddScoped<AssignmentDesk>().AddScoped<ReviewDesk>().AddScoped<ArbitrationDesk>().AddScoped<BaseBook>().AddScoped<FigureBook>();
        services.AddScoped<ExpertPool>().AddScoped<ExpertVocabulary>().AddScoped<InvitationDesk>().AddScoped<IDueHandler, ExpireInvitation>();
        services.AddScoped<ConflictBook>().AddScoped<ConflictDesk>();
        services.AddScoped<JudgedDesk>();
    }

    public static void MapEvaluation(this IEndpointRouteBuilder app)
    {
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
    }
}
