using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Cycles;
using Registry.Indicators;
using Registry.Rectifications;
using Registry.Support;
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

    public DbSet<SupportEntry> SupportEntries => Set<SupportEntry>();

    public DbSet<ReferenceFigure> ReferenceFigures => Set<ReferenceFigure>();

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
