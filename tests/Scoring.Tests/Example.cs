namespace Scoring.Tests;

/// <summary>Small criteria and sheets whose scores can be checked by hand.</summary>
internal static class Example
{
    public static readonly Guid A = new("0198a000-0000-7000-8000-00000000000a");
    public static readonly Guid B = new("0198a000-0000-7000-8000-00000000000b");
    public static readonly Guid C = new("0198a000-0000-7000-8000-00000000000c");

    /// <summary>Two dimensions; the first has a clause of three items and one of one, the second is numeric.</summary>
    public static readonly ScoringCriteria Criteria = new(
        new("0198a000-0000-7000-8000-000000000001"), 1, "region",
        [
            new("X-1.1", "X-1", "X-1.c1", null), new("X-1.2", "X-1", "X-1.c1", null), new("X-1.3", "X-1", "X-1.c1", null),
            new("X-1.4", "X-1", "X-1.c2", null), new("X-2.1", "X-2", "X-2.c1", new(RuleKind.AtLeast, 60, null)),
        ]);

    public static ScoreSheet Sheet(Guid application, string expert, Effect effect, decimal? value = 60, Effect? last = null) => new(
        application, expert,
        [
            new("X-1.1", true, effect), new("X-1.2", true, effect), new("X-1.3", true, effect), new("X-1.4", true, last ?? effect),
        ],
        [new("X-2.1", value, null, null)]);

    public static RankingInput Input(params ScoreSheet[] sheets) => new(
        new("0198a000-0000-7000-8000-000000000002"), new("0198a000-0000-7000-8000-000000000003"), "region", Criteria, 1,
        [.. sheets.Select(s => s.ApplicationId).Distinct().Select(id => new RankedForm(id, new string('0', 64)))], [],
        [.. sheets.Select(s => new ExpertAssignment(s.ApplicationId, s.Expert))], sheets);

    public static PerformanceInput Performance(Effect effect, params TargetFigure[]? targets) => new(
        A, B, C, Criteria, "91130100MAEWA0014Q", "2018-11-30", Sheet(A, "e", effect).Lines, targets);
}
