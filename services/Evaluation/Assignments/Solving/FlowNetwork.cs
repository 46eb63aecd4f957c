using Google.OrTools.Graph;

namespace Evaluation.Assignments.Solving;

/// <summary>A network with costs, solved by OR-Tools to proven optimality; afterwards it tells what another use of an arc would cost.</summary>
internal sealed class FlowNetwork
{
    private readonly List<int> _tails = [];
    private readonly List<int> _heads = [];
    private readonly List<int> _capacities = [];
    private readonly List<long> _costs = [];
    private int[] _flows = [];

    public int Nodes { get; private set; }

    public int AddNode() => Nodes++;

    public int AddArc(int tail, int head, int capacity, long cost)
    {
        _tails.Add(tail);
        _heads.Add(head);
        _capacities.Add(capacity);
        _costs.Add(cost);
        return _tails.Count - 1;
    }

    public int FlowOf(int arc) => _flows[arc];

    /// <returns>The least cost of sending that much from source to sink.</returns>
    public long Solve(int source, int sink, int amount)
    {
        var solver = new MinCostFlow(Nodes, _tails.Count);
        for (var arc = 0; arc < _tails.Count; arc++)
        {
            solver.AddArcWithCapacityAndUnitCost(_tails[arc], _heads[arc], _capacities[arc], _costs[arc]);
        }

        solver.SetNodeSupply(source, amount);
        solver.SetNodeSupply(sink, -amount);
        var status = solver.Solve();
        if (status is not MinCostFlowBase.Status.OPTIMAL)
        {
            throw new InvalidOperationException($"The flow of an assignment has no solution: {status}.");
        }

        _flows = new int[_tails.Count];
        for (var arc = 0; arc < _flows.Length; arc++)
        {
            _flows[arc] = (int)solver.Flow(arc);
        }

        return solver.OptimalCost();
    }

    /// <summary>For each arc, what one more unit on it adds at least to the optimum; from the optimal flow's own prices, so it is a proof.</summary>
    public long[] ReducedCosts()
    {
        var price = new long[Nodes]; // shortest distances in the residual network from everywhere: an optimal flow leaves no negative cycle
        for (var changed = true; changed;)
        {
            changed = false;
            for (var arc = 0; arc < _flows.Length; arc++)
            {
                var (tail, head, cost) = (_tails[arc], _heads[arc], _costs[arc]);
                if (_flows[arc] < _capacities[arc] && price[tail] + cost < price[head])
                {
                    (price[head], changed) = (price[tail] + cost, true);
                }

                if (_flows[arc] > 0 && price[head] - cost < price[tail])
                {
                    (price[tail], changed) = (price[head] - cost, true);
                }
            }
        }

        var reduced = new long[_flows.Length];
        for (var arc = 0; arc < reduced.Length; arc++)
        {
            reduced[arc] = _costs[arc] + price[_tails[arc]] - price[_heads[arc]];
        }

        return reduced;
    }
}
