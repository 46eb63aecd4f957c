using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Bases.History;
using Registry.Changes;
using Registry.Cases;
using Registry.Cycles;
using Registry.Difficulties;
using Registry.Feed;
using Registry.Indicators;
using Registry.OpenData.Search;
using Registry.Plans;
using Registry.Plans.Reports;
using Registry.Rectifications;
using Registry.Supervision;
using Registry.Support;
using Registry.Support.Measures;
using Registry.Support.Platforms;
using Registry.Support.Policies;
using Registry.Surveys;
using ServiceDefaults.Data;

namespace Registry.Data;

/// <summary>The bases, their titles, and all that their dynamic management leaves behind.</summary>
internal sealed class RegistryDb(DbContextOptions<RegistryDb> options) : ServiceDb(options)
{
    public DbSet<Base> Bases => Set<Base>();

    public DbSet<BaseHistory> BaseHistory => Set<BaseHistory>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<EvaluationCycle> EvaluationCycles => Set<EvaluationCycle>();

    public DbSet<CycleEntry> CycleEntries => Set<CycleEntry>();

    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();

    public DbSet<Rectification> Rectifications => Set<Rectification>();

    public DbSet<ChangeRequest> ChangeRequests => Set<ChangeRequest>();

    public DbSet<SupportEntry> SupportEntries => Set<SupportEntry>();

    public DbSet<SupportMeasure> SupportMeasures => Set<SupportMeasure>();

    public DbSet<LocalPolicy> LocalPolicies => Set<LocalPolicy>();

    public DbSet<Platform> Platforms => Set<Platform>();

    public DbSet<Difficulty> Difficulties => Set<Difficulty>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<SurveyAnswer> SurveyAnswers => Set<SurveyAnswer>();

    public DbSet<TypicalCase> TypicalCases => Set<TypicalCase>();

    public DbSet<CaseUse> CaseUses => Set<CaseUse>();

    public DbSet<SupervisionReport> SupervisionReports => Set<SupervisionReport>();

    public DbSet<ReferenceFigure> ReferenceFigures => Set<ReferenceFigure>();

    public DbSet<FeedEntry> BaseFeed => Set<FeedEntry>();

    public DbSet<BaseListing> BaseListings => Set<BaseListing>();
    public DbSet<ConstructionPlan> ConstructionPlans => Set<ConstructionPlan>();

    public DbSet<ReportingPeriod> ReportingPeriods => Set<ReportingPeriod>();

    public DbSet<PlanReport> PlanReports => Set<PlanReport>();

    public DbSet<IndicatorFigure> IndicatorFigures => Set<IndicatorFigure>();

    /// <summary>Holds the base until the transaction ends. Who locks a cycle as well locks its base first.</summary>
    public async Task<Base?> LockBaseAsync(Guid id, CancellationToken cancellationToken)
    {
        await Database.ExecuteSqlAsync($"SELECT FROM base WHERE id = {id} FOR UPDATE", cancellationToken);
        return await Bases.SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
    }

    public async Task<EvaluationCycle?> LockCycleAsync(Guid id, CancellationToken cancellationToken)
    {
        await Database.ExecuteSqlAsync($"SELECT FROM evaluation_cycle WHERE id = {id} FOR UPDATE", cancellationToken);
        return await EvaluationCycles.Include(c => c.Bases).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }
}
