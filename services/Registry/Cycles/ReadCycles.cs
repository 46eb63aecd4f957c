using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Http;

namespace Registry.Cycles;

internal static class ReadCycles
{
    public static Task<Page<CycleView>> List([AsParameters] PageRequest page, RegistryDb db, CancellationToken cancellationToken) =>
        db.EvaluationCycles.Include(c => c.Bases).ToPageAsync(page, CycleView.Of, cancellationToken);

    public static Task<Results<Ok<CycleView>, NotFound>> One(Guid id, RegistryDb db, CancellationToken cancellationToken) =>
        db.EvaluationCycles.Include(c => c.Bases).OneAsync(id, CycleView.Of, cancellationToken);
}
