namespace Scoring.Combination;

/// <summary>Applications and experts, joined by sheets: scores of two parts cannot be compared by any expert who knows both.</summary>
public sealed class SheetGraph
{
    private readonly int[] _parents;

    public SheetGraph(SheetTable sheets)
    {
        _parents = [.. Enumerable.Range(0, sheets.Applications + sheets.Experts)];
        var isActive = new bool[sheets.Experts];
        for (var application = 0; application < sheets.Applications; application++)
        {
            foreach (var expert in sheets.ExpertsOf(application))
            {
                isActive[expert] = true;
                _parents[Root(application)] = Root(sheets.Applications + expert);
            }
        }

        Experts = isActive.Count(active => active);
        var idle = sheets.Experts - Experts;
        Parts = _parents.Where((parent, node) => parent == node).Count() - idle;
    }

    /// <summary>Those with a sheet.</summary>
    public int Experts { get; }

    /// <summary>1 when all hang together.</summary>
    public int Parts { get; }

    private int Root(int node)
    {
        while (_parents[node] != node)
        {
            node = _parents[node] = _parents[_parents[node]];
        }

        return node;
    }
}
