using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Calls;

/// <summary>What an amendment may change: never what applicants have already relied on.</summary>
internal static class AmendmentRules
{
    public static void Check(CallTerms now, CallTerms next, bool isClosed, DateTimeOffset at)
    {
        Require(ChangedMembers(now, next).Count > 0, "nothing-amended", "These are the terms as they stand: change what is to be amended.");
        Require(
            now.Kinds.All(next.Kinds.Contains), "kind-already-invited",
            "A kind that was invited stays invited: name it again, and add others if you like.");
        Require(
            next.OpensAt == now.OpensAt || at < now.OpensAt, "call-already-open",
            $"The call has been open since {now.OpensAt:u}: leave its opening as it is.");
        Require(
            next.ClosesAt == now.ClosesAt || next.ClosesAt > at, "call-already-over",
            "The closing time would lie in the past: give a later one, or leave it as it is.");
        Require(
            !isClosed || IsJudgedAlike(now.Rules, next.Rules), "judging-fixed",
            "After the call has closed the experts' number, the binding reading and the way of examining stay: applicants have applied under them.");
    }

    /// <summary>The names of what differs, for the record and for the applicants.</summary>
    public static IReadOnlyList<string> ChangedMembers(CallTerms now, CallTerms next) =>
    [
        .. Changed(nameof(now.Title), now.Title != next.Title),
        .. Changed(nameof(now.Basis), now.Basis != next.Basis),
        .. Changed(nameof(now.Priorities), !now.Priorities.SequenceEqual(next.Priorities)),
        .. Changed(nameof(now.Requirements), !now.Requirements.SequenceEqual(next.Requirements)),
        .. Changed(nameof(now.Kinds), !now.Kinds.SequenceEqual(next.Kinds)),
        .. Changed(nameof(now.OpensAt), now.OpensAt != next.OpensAt),
        .. Changed(nameof(now.ClosesAt), now.ClosesAt != next.ClosesAt),
        .. Changed(nameof(now.Rules), !JsonEquals(now.Rules, next.Rules)),
    ];

    private static string[] Changed(string name, bool isChanged) => isChanged ? [name] : [];

    private static bool IsJudgedAlike(CallRules now, CallRules next) =>
        (now.ExpertsPerApplication, now.ResearchReference, now.Review ?? new()) == (next.ExpertsPerApplication, next.ResearchReference, next.Review ?? new());

    private static bool JsonEquals(CallRules a, CallRules b) =>
        System.Text.Json.JsonSerializer.Serialize(a) == System.Text.Json.JsonSerializer.Serialize(b);
}
