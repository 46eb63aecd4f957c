extern alias EvaluationService;

using EvaluationService::Evaluation.Assignments.Solving;

namespace Benchmarks.Bed;

/// <summary>Rounds that are made up: experts know a few of many fields, work somewhere, and are bound to a few applications.</summary>
internal static class AssignmentBed
{
    private const int Fields = 40;
    private const int Known = 3;
    private const int Asked = 2;
    private const double Conflicts = 0.02;

    /// <summary>10,000 × 5 from 2,000: whoever knows none of the fields is no candidate.</summary>
    public static AssignmentProblem Large() => Make(10_000, 2_000, room: 40, leastMatch: 1, new(Seed: 1));

    /// <summary>1,000 × 5 from 300: everybody without a conflict is a candidate; two of an institution, one senior, one piece.</summary>
    public static AssignmentProblem EveryRule(int seed) => Make(1_000, 300, room: 25, leastMatch: 0, new(2, 1, true, seed));

    private static AssignmentProblem Make(int applications, int experts, int room, int leastMatch, AssignmentRules rules)
    {
        var random = new Random(1 + rules.Seed);
        var knows = Enumerable.Range(0, experts).Select(_ => Some(random, Known)).ToList();
        return new(
            [.. Enumerable.Range(0, experts).Select(i => new Examiner($"e{i}", $"i{random.Next(experts / 5)}", random.NextDouble() < 0.3, 0, room))],
            [.. Enumerable.Range(0, applications).Select(_ =>
            {
                var asked = Some(random, Asked);
                return new OpenApplication(
                    Guid.CreateVersion7(), "enterprise", 5, [],
                    [.. Enumerable.Range(0, experts).Where(_ => random.NextDouble() >= Conflicts)
                        .Select(e => new Candidate(e, 100 * asked.Count(knows[e].Contains) / Asked)).Where(c => c.Match >= leastMatch)]);
            })],
            rules);
    }

    private static HashSet<int> Some(Random random, int count)
    {
        var some = new HashSet<int>();
        while (some.Count < count)
        {
            some.Add(random.Next(Fields));
        }

        return some;
    }
}
