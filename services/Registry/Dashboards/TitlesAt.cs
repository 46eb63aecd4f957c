using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;

namespace Registry.Dashboards;

/// <summary>Which of the city's bases held their title on a day, by all that is known now: the history says it, not the bases as they are.</summary>
internal static class TitlesAt
{
    public static async Task<HashSet<Guid>> HeldAsync(RegistryDb db, IReadOnlyList<Base> of, DateOnly day, CancellationToken cancellationToken)
    {
        var (ids, held, municipal) =
            (of.Select(b => b.Id).ToArray(), Base.HeldTitles.Select(t => t.ToString()).ToArray(), nameof(BaseLevel.Municipal));
        return [.. await db.Database.SqlQuery<Guid>(
            $"""
             SELECT b.id AS "Value" FROM base b CROSS JOIN LATERAL base_state(b.id, {day}, 'infinity') past
             WHERE b.id = ANY({ids}) AND past.title = ANY({held}) AND past.level = {municipal}
             """)
            .ToListAsync(cancellationToken)];
    }
}
