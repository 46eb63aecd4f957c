using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Selection;

/// <summary>
/// What the officer decides: the proposal, or another list with a reason for each application whose lot differs. Places, areas'
/// maximums and the bond between equals hold for both.
/// </summary>
internal static class Choice
{
    public static IReadOnlyList<SelectionLine> TakeProposal(Proposal proposal) => [.. proposal.Lines.Select(line => new SelectionLine(line, line.Outcome, null))];

    public static IReadOnlyList<SelectionLine> Deviate(
        Proposal proposal, Room room, IReadOnlyCollection<Guid> shortlisted, IReadOnlyDictionary<Guid, string> reasons)
    {
        RequirePossible(proposal, room, shortlisted);
        var reserves = room.ReservesOf(proposal.Lines.Where(line => !shortlisted.Contains(line.ApplicationId)));
        SelectionOutcome Decided(ProposalLine line) =>
            shortlisted.Contains(line.ApplicationId) ? SelectionOutcome.Shortlisted
            : reserves.Contains(line.ApplicationId) ? SelectionOutcome.Reserve : SelectionOutcome.NotSelected;
        var lines = proposal.Lines.Select(line => new SelectionLine(line, Decided(line), reasons.GetValueOrDefault(line.ApplicationId))).ToList();

        var silent = lines.Where(line => line.IsDeviation && line.Reason is null).Select(line => line.Proposed.Name).ToList();
        Require(
            silent.Count == 0, "deviation-reason-missing",
            $"The list departs from the proposal for {string.Join(", ", silent)}: give a reason for each of them in deviations.");
        var idle = reasons.Keys.Where(id => !lines.Exists(line => line.Proposed.ApplicationId == id && line.IsDeviation)).ToList();
        Require(idle.Count == 0, "not-a-deviation", $"{string.Join(", ", idle)} fares as proposed: give reasons for departures alone.");
        return lines;
    }

    private static void RequirePossible(Proposal proposal, Room room, IReadOnlyCollection<Guid> shortlisted)
    {
        var chosen = proposal.Lines.Where(line => shortlisted.Contains(line.ApplicationId)).ToList();
        Require(
            chosen.Count == shortlisted.Count, "not-a-candidate", "Only what is ranked or in reserve, and named once, can be shortlisted: read the proposal again.");
        var below = chosen.Find(line => line.Rule is SelectionRule.BelowTheMark);
        Require(
            below is null, "below-the-mark", $"{below?.Name} missed the pass mark or a gate of the published criteria, which bind: leave it out.");
        Require(
            chosen.Count <= Math.Max(0, room.Free) || chosen.Count == proposal.Tie?.With, "no-free-place",
            $"The call leaves {Math.Max(0, room.Free)} places of this kind: shortlist no more.");
        Require(
            !proposal.Lines.Any(line => !shortlisted.Contains(line.ApplicationId) && chosen.Exists(c => c.Rank == line.Rank)), "equals-parted",
            "Equals are taken whole or left whole: shortlist all that share a rank, or none of them.");
        var full = chosen.GroupBy(line => line.Area).FirstOrDefault(area => area.Count() > room.MostIn(area.Key) - room.HeldIn(area.Key));
        Require(full is null, "area-full", $"Area {full?.Key} may have {room.MostIn(full?.Key ?? "")} bases of this kind under the call's rules.");
    }
}

/// <summary>One application in a selection.</summary>
/// <param name="Reason">Why its lot is another than was proposed; none where it is as proposed.</param>
public sealed record SelectionLine(ProposalLine Proposed, SelectionOutcome Decided, string? Reason)
{
    /// <summary>The officer takes what the proposal leaves, or leaves what it takes.</summary>
    public bool IsDeviation => (Decided is SelectionOutcome.Shortlisted) != (Proposed.Outcome is SelectionOutcome.Shortlisted);

    /// <summary>In one sentence why it stands where its rank alone would not have put it; none where its rank did.</summary>
    internal string? Note => IsDeviation ? Reason : Proposed.Rule is SelectionRule.AreaMinimum or SelectionRule.AreaFull or SelectionRule.EqualOfAreaFull ? Proposed.Why : null;
}
