namespace Applications.Selection;

/// <summary>One way through the ranking, from the best: first the places that minimums of areas need, then rank by rank. Equals come together.</summary>
internal sealed class ProposalWalk(Room room, int? chosen)
{
    private readonly Dictionary<string, int> _byArea = new(room.HeldByArea);
    private int _left = Math.Max(0, room.Free);
    private bool _isClosed;
    private Tie? _tie;

    public Proposal Over(IReadOnlyList<List<Candidate>> ranks)
    {
        var kept = new HashSet<int>();
        foreach (var equals in ranks.Where(IsNeeded))
        {
            // Lazily one by one: what is taken here changes what is needed next.
            Take(equals);
            kept.Add(equals[0].Rank);
        }

        var lines = new List<ProposalLine>();
        foreach (var equals in ranks)
        {
            var rule = !kept.Contains(equals[0].Rank) ? Judge(equals) : _isClosed ? SelectionRule.AreaMinimum : SelectionRule.ByRank;
            lines.AddRange(equals.Select(c => Line(c, rule)));
        }

        var reserves = room.ReservesOf(lines.Where(line => line.Outcome is not SelectionOutcome.Shortlisted));
        return new([.. lines.Select(line => reserves.Contains(line.ApplicationId) ? line with { Outcome = SelectionOutcome.Reserve } : line)], _tie);
    }

    private SelectionRule Judge(List<Candidate> equals)
    {
        if (!equals[0].Passed)
        {
            return SelectionRule.BelowTheMark;
        }

        if (_isClosed)
        {
            return SelectionRule.NoPlaceLeft;
        }

        if (!HasRoom(equals))
        {
            return equals.All(c => _byArea.GetValueOrDefault(c.Area) >= room.MostIn(c.Area)) ? SelectionRule.AreaFull : SelectionRule.EqualOfAreaFull;
        }

        if (equals.Count <= _left)
        {
            Take(equals);
            return SelectionRule.ByRank;
        }

        _isClosed = true;
        if (_left == 0)
        {
            return SelectionRule.NoPlaceLeft;
        }

        var without = Math.Max(0, room.Free) - _left;
        _tie = new(equals[0].Rank, without, without + equals.Count);
        return chosen == _tie.With ? SelectionRule.ByRank : SelectionRule.TieAtTheCut;
    }

    private bool IsNeeded(List<Candidate> equals) =>
        equals[0].Passed && equals.Count <= _left && HasRoom(equals)
        && equals.Exists(c => c.Score >= room.Balance?.PassMark && _byArea.GetValueOrDefault(c.Area) < room.LeastIn(c.Area));

    private bool HasRoom(List<Candidate> equals) =>
        equals.GroupBy(c => c.Area).All(area => area.Count() <= room.MostIn(area.Key) - _byArea.GetValueOrDefault(area.Key));

    private void Take(List<Candidate> equals)
    {
        _left -= equals.Count;
        foreach (var candidate in equals)
        {
            _byArea[candidate.Area] = _byArea.GetValueOrDefault(candidate.Area) + 1;
        }
    }

    private ProposalLine Line(Candidate c, SelectionRule rule) => new(
        c.ApplicationId, c.Name, c.Area, c.Rank, c.Score,
        rule is SelectionRule.ByRank or SelectionRule.AreaMinimum ? SelectionOutcome.Shortlisted : SelectionOutcome.NotSelected, rule, Why(c, rule));

    private string Why(Candidate c, SelectionRule rule) => rule switch
    {
        SelectionRule.ByRank => $"Rank {c.Rank} has a place.",
        SelectionRule.AreaMinimum => $"Area {c.Area} is to have {room.LeastIn(c.Area)} at least, and {c.Score} reaches the pass mark of {room.Balance?.PassMark}.",
        SelectionRule.NoPlaceLeft => $"All {Math.Max(0, room.Free)} free places went to better ranks, or are kept by an area's minimum.",
        SelectionRule.AreaFull => $"Area {c.Area} has {room.MostIn(c.Area)} already, as many as the call allows.",
        SelectionRule.EqualOfAreaFull => $"Rank {c.Rank} is shared by more than the areas' maximums leave room for, and equals are not parted.",
        SelectionRule.BelowTheMark => $"{c.Score} misses the pass mark or a gate of the criteria, as the ranking's record says.",
        _ => $"Rank {c.Rank} is shared across the last place: all of them are taken, or none.",
    };
}
