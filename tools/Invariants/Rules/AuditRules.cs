using Evidence;

namespace Invariants.Rules;

/// <summary>Every change has its audit row, versions have no gaps, and the log proves itself.</summary>
internal static class AuditRules
{
    public static IEnumerable<IRule> All =>
    [
        .. PlatformDatabases.Services.Select(service => new SqlRule("versions of an aggregate have no gaps", service,
            """
            select aggregate_type, aggregate_id, min(version), max(version), count(distinct version) from audit
            group by 1, 2, service having max(version) - min(version) + 1 <> count(distinct version)
                or min(version) <> 1 and not (service = 'applications' and aggregate_type = 'CriteriaVersion') -- a copy, at its owner's version
            """)),
        .. PlatformDatabases.Services.Select(service => new CrossRule(
            $"{service}: every aggregate is at the version of its last audit row", (databases, cancel) => UnauditedAsync(databases, service, cancel))),
        .. PlatformDatabases.Services.Select(service => new CrossRule(
            $"{service}: the audit log verifies", (databases, cancel) => VerifyAsync(databases, service, cancel))),
    ];

    // An aggregate is a table with an id and a revision.
    private static async Task<IReadOnlyList<string>> UnauditedAsync(PlatformDatabases databases, string service, CancellationToken cancel)
    {
        var tables = await databases.ReadAsync(service,
            """
            select table_name from information_schema.columns where table_schema = 'public' and column_name in ('id', 'revision')
            group by 1 having count(*) = 2
            """, cancel);
        var found = new List<string>();
        foreach (var table in tables.Select(row => row[0]))
        {
            var rows = await databases.ReadAsync(service,
                $"""
                select t.id, t.revision, coalesce(max(a.version), 0) from "{table}" t left join audit a on a.aggregate_id = t.id
                group by 1, 2, service having coalesce(max(a.version), 0) <> t.revision
                """, cancel);
            found.AddRange(rows.Select(row => $"{table} {row[0]} is at {row[1]}, its audit at {row[2]}"));
        }

        return found;
    }

    private static async Task<IReadOnlyList<string>> VerifyAsync(PlatformDatabases databases, string service, CancellationToken cancel)
    {
        var folder = databases.EvidenceFolder(service);
        var keys = KeySet.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{service}.keys.json"), cancel));
        await using var connection = await databases.OpenAsync(service, cancel);
        var report = await new AuditVerifier(keys, TimeProvider.System)
            .VerifyAsync(connection, Path.Combine(folder, $"{service}.heads.jsonl"), cancel);
        return [.. report.Findings.Select(finding => finding.ToString()!)];
    }
}
