using Funding.Data;
using Funding.Treasury;
using Microsoft.EntityFrameworkCore;

namespace Funding.Reconciliations.Statements;

/// <summary>Keeps the lines of each day's statement, as they were first seen and whether they are still there.</summary>
internal sealed class StatementBook(FundingDb db)
{
    /// <summary>Who reconciles a day sees all that others have done of it before. Take it first, then the bases.</summary>
    public Task LockAsync(DateOnly date, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('statement'), {date.DayNumber})", cancellationToken);

    /// <returns>An entry for each line, and those that the statement no longer has.</returns>
    public async Task<IReadOnlyList<StatementEntry>> KeepAsync(
        DateOnly date, IReadOnlyList<StatementLine> lines, CancellationToken cancellationToken)
    {
        var known = await db.StatementEntries.Where(e => e.StatementDate == date).ToDictionaryAsync(KeyOf, cancellationToken);
        var counts = new Dictionary<(string, long), int>();
        var listed = new HashSet<Guid>();
        foreach (var line in lines)
        {
            var number = counts[(line.EndToEndId, line.AmountFen)] = counts.GetValueOrDefault((line.EndToEndId, line.AmountFen)) + 1;
            if (!known.TryGetValue((line.EndToEndId, line.AmountFen, number), out var entry))
            {
                entry = new(date, line, number);
                db.StatementEntries.Add(entry);
                known.Add(KeyOf(entry), entry);
            }

            listed.Add(entry.Id);
        }

        foreach (var entry in known.Values)
        {
            entry.SeeAgain(listed.Contains(entry.Id));
        }

        return [.. known.Values.OrderBy(e => e.Id)];
    }

    private static (string, long, int) KeyOf(StatementEntry entry) => (entry.EndToEndId, entry.AmountFen, entry.Number);
}
