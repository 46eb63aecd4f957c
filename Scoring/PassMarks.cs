using static Scoring.ScoringException;

namespace Scoring;

/// <summary>The pass mark and the gates: what an application must reach whatever the others reach.</summary>
internal static class PassMarks
{
    private const string PassMark = "pass-mark";

    public static IReadOnlyList<MissedMark> MissedBy(decimal score, IReadOnlyList<ReachedGate> reached, ScoringMethod method)
    {
        var gates = method.Gates ?? [];
        Require(gates.Select(gate => gate.Code).SequenceEqual(reached.Select(gate => gate.Code)), "An application's gates are not the method's.");
        var marks = gates.Zip(reached, (gate, at) => new MissedMark(gate.Code, gate.AtLeast, at.Reached));
        return [.. (method.PassMark is { } mark ? [new(PassMark, mark, score)] : Array.Empty<MissedMark>()).Concat(marks).Where(m => m.Reached < m.AtLeast)];
    }
}
