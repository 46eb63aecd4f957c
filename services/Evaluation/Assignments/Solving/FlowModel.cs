namespace Evaluation.Assignments.Solving;

/// <summary>
/// The assignment as a flow: source → expert (one arc a review, each dearer than the last) → application → sink, and past all
/// experts for chairs that stay empty. Seniority is in it whole. Where juniors are limited, the limit of an institution is in it by
/// seniority: not more juniors and not more seniors than the limit; their sum no flow can hold, and it is left to <see cref="ExactSearch"/>.
/// </summary>
internal sealed class FlowModel
{
    private readonly FlowNetwork _network = new();
    private readonly AssignmentProblem _problem;
    private readonly Weights _weights;
    private readonly int[][] _arcs;
    private readonly int[] _experts;

    private FlowModel(AssignmentProblem problem, Weights weights)
    {
        (_problem, _weights) = (problem, weights);
        (_arcs, _experts) = (new int[problem.Applications.Count][], new int[problem.Experts.Count]);
        var (source, sink) = (_network.AddNode(), _network.AddNode());
        AddExperts(source);
        var applications = Shuffled(problem.Applications.Count);
        foreach (var application in applications.Where(a => problem.Applications[a].Missing > 0))
        {
            AddApplication(application, source, sink);
        }

        Cost = _network.Solve(source, sink, problem.Applications.Sum(a => a.Missing));
    }

    public long Cost { get; }

    public static FlowModel Solve(AssignmentProblem problem, Weights weights) => new(problem, weights);

    public IReadOnlyList<IReadOnlyList<int>> Chosen() =>
        [.. _problem.Applications.Select((application, a) => (IReadOnlyList<int>)[.. application.Candidates
            .Where((_, c) => _arcs[a] is { } arcs && _network.FlowOf(arcs[c]) > 0).Select(c => c.Expert).Order()])];

    /// <summary>For each candidate, by how much any plan with it is dearer than <see cref="Cost"/>, at least; 0 for those chosen.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Surcharges()
    {
        var reduced = _network.ReducedCosts();
        return [.. _arcs.Select(arcs => (IReadOnlyList<long>)[.. (arcs ?? []).Select(arc => Math.Max(0, reduced[arc]))])];
    }

    private void AddExperts(int source)
    {
        var sought = new int[_experts.Length];
        foreach (var application in _problem.Applications.Where(a => a.Missing > 0))
        {
            foreach (var candidate in application.Candidates)
            {
                sought[candidate.Expert]++;
            }
        }

        foreach (var e in Shuffled(_experts.Length))
        {
            var (expert, node) = (_problem.Experts[e], _network.AddNode());
            _experts[e] = node;
            var room = Math.Min(expert.Room, sought[e]);
            var single = Math.Clamp(Weights.HeaviestReview - expert.Load, 0, room);
            for (var review = 1; review <= single; review++)
            {
                _network.AddArc(source, node, 1, Weights.OfReview(expert.Load + review));
            }

            if (room > single)
            {
                _network.AddArc(source, node, room - single, Weights.HeaviestReview);
            }
        }
    }

    private void AddApplication(int a, int source, int sink)
    {
        var application = _problem.Applications[a];
        var node = _network.AddNode();
        _network.AddArc(node, sink, application.Missing, 0);
        _network.AddArc(source, node, application.Missing, _weights.Chair);
        var doors = Doors(a, node);
        var arcs = _arcs[a] = new int[application.Candidates.Count];
        foreach (var c in Shuffled(arcs.Length))
        {
            var candidate = application.Candidates[c];
            var expert = _problem.Experts[candidate.Expert];
            arcs[c] = _network.AddArc(_experts[candidate.Expert], doors(expert), 1, _weights.Of(candidate));
        }
    }

    /// <summary>Through which node an expert comes to the application: straight, or by where a limit counts.</summary>
    private Func<Examiner, int> Doors(int a, int node)
    {
        var limits = new Limits(_problem, a);
        var candidates = _problem.Applications[a].Candidates.Select(c => _problem.Experts[c.Expert]).ToList();
        var juniors = node;
        if (candidates.Count(expert => !expert.IsSenior) > limits.Juniors)
        {
            juniors = _network.AddNode();
            _network.AddArc(juniors, node, limits.Juniors, 0);
        }

        // Where juniors have no door of their own, an institution has one for all of its experts, and its limit holds whole.
        var ofInstitution = new Dictionary<(string, bool), int>();
        foreach (var group in candidates.Where(expert => expert.Institution is not null)
            .GroupBy(expert => (expert.Institution!, IsSenior: juniors == node || expert.IsSenior)))
        {
            var limit = limits.Of(group.Key.Item1);
            if (group.Count() > limit)
            {
                ofInstitution[group.Key] = _network.AddNode();
                _network.AddArc(ofInstitution[group.Key], group.Key.IsSenior ? node : juniors, limit, 0);
            }
        }

        return expert => expert.Institution is { } institution
            && ofInstitution.TryGetValue((institution, juniors == node || expert.IsSenior), out var door) ? door
            : expert.IsSenior ? node : juniors;
    }

    private int[] Shuffled(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random(_problem.Rules.Seed).Shuffle(order);
        return order;
    }
}
