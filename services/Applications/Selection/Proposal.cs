using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Selection;

/// <summary>
/// Who should have the places that are free, and why: a pure function of ranking, places and balance rules. It never exceeds
/// places or an area's maximum, and equals are taken whole or left whole.
/// </summary>
/// <param name="Lines">Every candidate, best rank first.</param>
/// <param name="Tie">Equals lie across the last place: they are left until the officer's word takes them.</param>
internal sealed record Proposal(IReadOnlyList<ProposalLine> Lines, Tie? Tie)
{
    public int Shortlisted => Lines.Count(line => line.Outcome is SelectionOutcome.Shortlisted);

    public static Proposal Of(IEnumerable<Candidate> candidates, Room room, int? chosen = null) => new ProposalWalk(room, chosen).Over(
        [.. candidates.OrderBy(c => c.Rank).ThenBy(c => c.ApplicationId).GroupBy(c => c.Rank).Select(equals => equals.ToList())]);

    /// <summary>Where a tie lies across the cut the officer says how many; anywhere else nobody can.</summary>
    public Proposal RequireDecided(int? chosen)
    {
        Require(
            Tie is null || chosen == Tie.Without || chosen == Tie.With, "tie-at-the-cut",
            $"Rank {Tie?.Rank} is shared across the last place: send places = {Tie?.Without} to leave all of them to the reserves, or {Tie?.With} to take all.");
        Require(
            Tie is not null || chosen is null || chosen == Shortlisted, "places-fixed",
            $"The call leaves {Shortlisted} to shortlist: send no other number, or none.");
        return this;
    }
}

/// <summary>A ranked or reserved application, as far as its selection goes by it.</summary>
/// <param name="Passed">It reached the criteria's pass mark and gates; who did not stands behind all who did.</param>
internal sealed record Candidate(Guid ApplicationId, string Name, string Area, int Rank, decimal Score, bool Passed = true);

/// <summary>What a kind has room for.</summary>
/// <param name="Free">Places of the call that nobody holds; less than none where a tie was taken whole.</param>
/// <param name="HeldByArea">Places that are held, by area.</param>
internal sealed record Room(int Free, int Reserves, IReadOnlyDictionary<string, int> HeldByArea, KindBalance? Balance)
{
    public int MostIn(string area) => Balance?.MostIn(area) ?? int.MaxValue;

    public int LeastIn(string area) => Balance?.LeastIn(area) ?? 0;

    public int HeldIn(string area) => HeldByArea.GetValueOrDefault(area);

    public bool IsFull(string area) => HeldIn(area) >= MostIn(area);

    /// <summary>The next of those who are left, by rank; a tie at the end is taken whole.</summary>
    public HashSet<Guid> ReservesOf(IEnumerable<ProposalLine> notChosen)
    {
        var left = notChosen.Where(line => line.Rule is not SelectionRule.BelowTheMark).ToList();
        var end = Math.Min(Reserves, left.Count);
        while (end > 0 && end < left.Count && left[end].Rank == left[end - 1].Rank)
        {
            end++;
        }

        return [.. left.Take(end).Select(line => line.ApplicationId)];
    }
}

/// <summary>Equals across the last place.</summary>
/// <param name="Without">How many are shortlisted when all of them are left.</param>
/// <param name="With">How many when all of them are taken.</param>
public sealed record Tie(int Rank, int Without, int With);

/// <summary>What is proposed for one application, and by which rule.</summary>
public sealed record ProposalLine(
    Guid ApplicationId, string Name, string Area, int Rank, decimal Score, SelectionOutcome Outcome, SelectionRule Rule, string Why);

/// <summary>What a selection makes of an application.</summary>
public enum SelectionOutcome
{
    /// <summary>拟认定</summary>
    Shortlisted,

    /// <summary>候补</summary>
    Reserve,

    /// <summary>未入选</summary>
    NotSelected,
}

/// <summary>Why the proposal takes or leaves an application.</summary>
public enum SelectionRule
{
    /// <summary>Its rank has a place.</summary>
    ByRank,

    /// <summary>Taken before better ranks: its area has too few.</summary>
    AreaMinimum,

    /// <summary>Better ranks have taken all places.</summary>
    NoPlaceLeft,

    /// <summary>Its area has as many as the call allows.</summary>
    AreaFull,

    /// <summary>It shares its rank with one whose area is full, and equals are not parted.</summary>
    EqualOfAreaFull,

    /// <summary>It shares its rank across the last place.</summary>
    TieAtTheCut,

    /// <summary>It missed the criteria's pass mark or a gate: it is neither chosen nor kept in reserve.</summary>
    BelowTheMark,
}
