using Evaluation.Data;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Conflicts;

/// <summary>
/// Who assigns goes by facts that nobody changes before the assignment is committed, and who changes a fact sees every assignment
/// made by the old ones. Taken before the locks of rounds and examinations, or two could wait for each other.
/// </summary>
internal static class FactsLock
{
    public static Task HoldFactsAsync(this EvaluationDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtext('conflict-facts'))", cancellationToken);

    public static Task ChangeFactsAsync(this EvaluationDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('conflict-facts'))", cancellationToken);
}
