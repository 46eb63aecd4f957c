namespace Evaluation.Assignments.Solving;

/// <summary>
/// What comes before what: filled chairs, reviews that stay where they are, fresh eyes, expertise, even load. In a pure flow each
/// outweighs all that follow: a plan that can be bettered can be bettered along one cycle, which passes no expert twice.
/// </summary>
internal sealed record Weights(long Chair, long Move, long Former, long Lack)
{
    /// <summary>From here on one more review weighs the same as the one before it.</summary>
    public const int HeaviestReview = 128;

    private const int WorstLack = 100;

    public static Weights For(AssignmentProblem problem)
    {
        // A cycle gives and takes away at most one review of each expert, and no more reviews than there are chairs.
        var longest = 2L * (Math.Min(problem.Experts.Count, problem.Applications.Sum(a => a.Missing)) + 1);
        var (anyFormer, anyCurrent) = (Any(problem, c => c.IsFormer), Any(problem, c => c.IsCurrent));
        var lack = HeaviestReview + 1L;
        var next = (lack * WorstLack * longest) + lack;
        var former = anyFormer ? next : 0;
        next += checked(former * longest);
        var move = anyCurrent ? next : 0;
        next += checked(move * longest);
        return new(next, move, former, lack);
    }

    private static bool Any(AssignmentProblem problem, Func<Candidate, bool> holds) => problem.Applications.Any(a => a.Candidates.Any(holds));

    /// <summary>Lacking half weighs a quarter of lacking all: one bad match is worse than two middling ones.</summary>
    public static int LackOf(Candidate candidate) => ((100 - candidate.Match) * (100 - candidate.Match) + 99) / 100;

    /// <summary>What the nth review of one expert adds: the sum over all is least where loads are even.</summary>
    public static int OfReview(int number) => Math.Min(number, HeaviestReview);

    public long Of(Candidate candidate) =>
        (candidate.IsCurrent ? 0 : Move) + (candidate.IsFormer ? Former : 0) + (Lack * LackOf(candidate));

    /// <summary>The whole plan's.</summary>
    public long Of(AssignmentProblem problem, IReadOnlyList<IReadOnlyList<int>> chosen)
    {
        var taken = new int[problem.Experts.Count];
        var sum = 0L;
        for (var a = 0; a < chosen.Count; a++)
        {
            var application = problem.Applications[a];
            var experts = chosen[a].ToHashSet();
            sum += Chair * (application.Missing - experts.Count);
            sum += application.Candidates.Where(c => experts.Contains(c.Expert)).Sum(Of);
            foreach (var expert in experts)
            {
                sum += OfReview(problem.Experts[expert].Load + ++taken[expert]);
            }
        }

        return sum;
    }
}
