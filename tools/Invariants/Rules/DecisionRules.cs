using System.Text;
using Evidence;
using Scoring;

namespace Invariants.Rules;

/// <summary>Every score, rank and grade is what its signed record says, and comes out of that record's input once more.</summary>
internal static class DecisionRules
{
    public static IEnumerable<IRule> All =>
    [
        new CrossRule("every score equals its recomputation", RecomputeAsync),
        new SqlRule("every ranking and grade has its record", Contracts.Services.Evaluation,
            """
            select kind, record_hash from ranking where record_hash not in (select hash from decision_record)
            union all
            select base_number, record_hash from performance_evaluation where status = 'Completed' and record_hash not in (select hash from decision_record)
            """),
    ];

    private static async Task<IReadOnlyList<string>> RecomputeAsync(PlatformDatabases databases, CancellationToken cancel)
    {
        var folder = databases.EvidenceFolder(Contracts.Services.Evaluation);
        var keys = KeySet.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{Contracts.Services.Evaluation}.keys.json"), cancel));
        var wrong = new List<string>();
        foreach (var row in await databases.ReadAsync(Contracts.Services.Evaluation, "select id, convert_from(content, 'UTF8') from decision_record", cancel))
        {
            var record = SignedRecord.Parse(Encoding.UTF8.GetBytes(row[1]));
            wrong.AddRange(record.Verify(keys).Concat(DecisionRecord.Recompute(record)).Select(finding => $"{row[0]}: {finding}"));
        }

        return wrong;
    }
}
