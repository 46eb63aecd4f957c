using Evaluation.Arbitrations;
using Evaluation.Assignments;
using Evaluation.Assignments.Choices;
using Evaluation.Conflicts.Declarations;
using Evaluation.Conflicts.Findings;
using Evaluation.Conflicts.Recusals;
using Evaluation.Conflicts.Rules;
using Evaluation.Criteria;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Experts.Invitations;
using Evaluation.Experts.Vocabulary;
using Evaluation.Feedback;
using Evaluation.Figures;
using Evaluation.Performance;
using Evaluation.Performance.Commissions;
using Evaluation.Performance.Methods;
using Evaluation.Rankings;
using Evaluation.Rankings.Publication;
using Evaluation.Rankings.Standings;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace Evaluation.Data;

/// <summary>Criteria, figures, experts, rounds, examinations, sheets, rankings, performance and their decision records.</summary>
internal sealed class EvaluationDb(DbContextOptions<EvaluationDb> options) : ServiceDb(options)
{
    public DbSet<CriteriaVersion> CriteriaVersions => Set<CriteriaVersion>();

    public DbSet<ReferenceFigure> ReferenceFigures => Set<ReferenceFigure>();

    public DbSet<FigureVersion> FigureVersions => Set<FigureVersion>();

    public DbSet<Expert> Experts => Set<Expert>();

    public DbSet<KnownList> KnownLists => Set<KnownList>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ConflictRules> ConflictRules => Set<ConflictRules>();

    public DbSet<ConflictDeclaration> ConflictDeclarations => Set<ConflictDeclaration>();

    public DbSet<Recusal> Recusals => Set<Recusal>();

    public DbSet<ConflictFinding> ConflictFindings => Set<ConflictFinding>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Examination> Examinations => Set<Examination>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<ManualChoice> ManualChoices => Set<ManualChoice>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Arbitration> Arbitrations => Set<Arbitration>();

    public DbSet<Ranking> Rankings => Set<Ranking>();

    public DbSet<FeedbackRelease> FeedbackReleases => Set<FeedbackRelease>();

    public DbSet<Standing> Standings => Set<Standing>();

    public DbSet<PublishedRanking> PublishedRankings => Set<PublishedRanking>();

    public DbSet<PerformanceEvaluation> PerformanceEvaluations => Set<PerformanceEvaluation>();

    public DbSet<PerformanceMethodVersion> PerformanceMethods => Set<PerformanceMethodVersion>();

    public DbSet<EvaluatorContract> EvaluatorContracts => Set<EvaluatorContract>();

    public DbSet<KnownBase> KnownBases => Set<KnownBase>();

    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();

    public DbSet<StoredRecord> Records => Set<StoredRecord>();
}
