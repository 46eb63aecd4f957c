using Evaluation.Rounds;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace Evaluation.Data;

/// <summary>Rounds, criteria, experts, sheets and rankings.</summary>
internal sealed class EvaluationDb(DbContextOptions<EvaluationDb> options) : ServiceDb(options)
{
    public DbSet<Round> Rounds => Set<Round>();
}
