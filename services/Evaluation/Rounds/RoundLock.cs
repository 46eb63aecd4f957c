using Evaluation.Data;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Rounds;

/// <summary>What is done for a whole round follows one another: each sees all of what the one before it did.</summary>
internal static class RoundLock
{
    public static async Task<Round?> LockRoundAsync(this EvaluationDb db, Guid id, CancellationToken cancellationToken) =>
        (await db.Rounds.FromSql($"SELECT * FROM round WHERE id = {id} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault();
}
