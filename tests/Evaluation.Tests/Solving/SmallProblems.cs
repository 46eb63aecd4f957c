using CsCheck;
using Evaluation.Assignments.Solving;

namespace Evaluation.Tests.Solving;

/// <summary>Problems so small that every plan can be looked at.</summary>
internal static class SmallProblems
{
    private static readonly Gen<Examiner> Expert = Gen.Select(
        Gen.OneOf<string?>("A", "B", "C", null), Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 3],
        (institution, senior, load, room) => new Examiner("", institution, senior, load, room));

    /// <param name="withCurrent">Whether some reviews exist and can be moved.</param>
    public static Gen<AssignmentProblem> Gen3(bool withCurrent, Gen<AssignmentRules> rules) =>
        from experts in Expert.Array[2, 5]
        from applications in Application(experts.Length, withCurrent).Array[1, 3]
        from given in rules
        select new AssignmentProblem(
            [.. experts.Select((e, i) => e with { Subject = $"e{i}" })],
            [.. applications.Select((a, i) => a with { Id = new Guid(i + 1, 0, 0, new byte[8]), Group = i < 2 ? "one" : "two" })], given);

    public static readonly Gen<AssignmentRules> PureFlow = Gen.OneOf(
        Gen.Int[1, 2].Select(Gen.Int[0, 99], (most, seed) => new AssignmentRules(most, 0, false, seed)),
        Gen.Int[0, 2].Select(Gen.Int[0, 99], (seniors, seed) => new AssignmentRules(null, seniors, false, seed)));

    public static readonly Gen<AssignmentRules> Any = Gen.Select(
        Gen.OneOf<int?>(1, 2, null), Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 99],
        (most, seniors, connected, seed) => new AssignmentRules(most, seniors, connected, seed));

    private static Gen<OpenApplication> Application(int experts, bool withCurrent) =>
        from chairs in Gen.Int[0, 3]
        from roles in Gen.Int[0, 9].Array[experts]
        from matches in Gen.OneOf(0, 33, 50, 100).Array[experts]
        let staying = Enumerable.Range(0, experts).Where(e => roles[e] == 0).Take(1).ToList()
        select new OpenApplication(
            Guid.Empty, "", chairs, staying,
            [.. Enumerable.Range(0, experts).Where(e => roles[e] > 1 && !staying.Contains(e))
                .Select(e => new Candidate(e, matches[e], roles[e] == 2, withCurrent && roles[e] is 3 or 4))]);
}
