using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Eligibility.Rules;

/// <summary>A look of an officer at what a rule could not decide.</summary>
internal sealed record Look(string Rule, string Remark);

/// <summary>What stands between a report and the finding that the application is eligible.</summary>
internal static class EligibilityGate
{
    /// <summary>The report with what the officer said, once no rule has failed and every doubt was looked at.</summary>
    public static EligibilityReport Pass(EligibilityReport report, IReadOnlyList<Look> looks)
    {
        var failed = report.Findings.Where(f => f.Outcome is Outcome.Failed).ToList();
        Require(
            failed.Count == 0, "eligibility-rule-failed",
            $"These rules say no: {string.Join(" ", failed.Select(f => $"{f.Rule}: {f.Reason}"))} Find it ineligible, or have the cause removed.");
        var unseen = report.Findings.Where(f => f.Outcome is Outcome.NeedsALook && looks.All(l => l.Rule != f.Rule)).ToList();
        Require(
            unseen.Count == 0, "look-missing",
            $"These need a look: {string.Join(" ", unseen.Select(f => $"{f.Rule}: {f.Reason}"))} Say in looks what you hold of each.");
        return report with { Findings = [.. report.Findings.Select(f => f with { Remark = looks.FirstOrDefault(l => l.Rule == f.Rule)?.Remark })] };
    }
}
