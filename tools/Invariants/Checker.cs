using System.Diagnostics;
using Invariants.Rules;

namespace Invariants;

/// <summary>What became of one rule.</summary>
public sealed record Verdict(string Name, bool Holds, IReadOnlyList<string> Violations);

/// <summary>Checks every invariant of the platform over all of its databases.</summary>
public static class Checker
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static IReadOnlyList<IRule> Rules { get; } =
    [
        .. DeliveryRules.All, .. AuditRules.All, .. LedgerRules.All, .. FundingRules.All, .. ProgrammeRules.All, .. EvaluationRules.All, .. DecisionRules.All,
    ];

    /// <summary>Gives what is on its way time to arrive, then checks.</summary>
    public static async Task<IReadOnlyList<Verdict>> SettleAndCheckAsync(PlatformDatabases databases, TimeSpan patience, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < patience && (await CheckAsync(DeliveryRules.All, databases, cancel)).Any(verdict => !verdict.Holds))
        {
            await Task.Delay(Pause, TimeProvider.System, cancel);
        }

        return await CheckAsync(Rules, databases, cancel);
    }

    private static async Task<IReadOnlyList<Verdict>> CheckAsync(IEnumerable<IRule> rules, PlatformDatabases databases, CancellationToken cancel)
    {
        var verdicts = new List<Verdict>();
        foreach (var rule in rules)
        {
            var violations = await rule.ViolationsAsync(databases, cancel);
            verdicts.Add(new(rule.Name, violations.Count == 0, violations));
        }

        return verdicts;
    }
}
