using Applications.Intake;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Selection;

/// <summary>
/// Who gets the places that are free, by rank alone. Equals are never parted: a tie at the cut is taken whole or left whole,
/// and which of the two is said by the officer; a tie at the end of the reserves is taken whole.
/// </summary>
internal static class Shortlist
{
    /// <param name="candidates">All that are ranked or in reserve.</param>
    /// <param name="free">Places of the call that nobody holds.</param>
    /// <param name="chosen">How many to shortlist where a tie lies across the cut; else none, or what follows from the call.</param>
    public static (IReadOnlyList<Application> Shortlisted, IReadOnlyList<Application> Reserves, IReadOnlyList<Application> Others) Decide(
        IEnumerable<Application> candidates, int free, int reserves, int? chosen)
    {
        var inOrder = candidates.OrderBy(a => a.Rank).ThenBy(a => a.Id).ToList();
        var cut = Cut(inOrder, free, chosen);
        var end = Math.Min(cut + reserves, inOrder.Count);
        while (reserves > 0 && end > cut && end < inOrder.Count && inOrder[end].Rank == inOrder[end - 1].Rank)
        {
            end++;
        }

        return (inOrder[..cut], inOrder[cut..end], inOrder[end..]);
    }

    private static int Cut(List<Application> inOrder, int free, int? chosen)
    {
        var cut = Math.Clamp(free, 0, inOrder.Count);
        var isTied = cut > 0 && cut < inOrder.Count && inOrder[cut - 1].Rank == inOrder[cut].Rank;
        if (!isTied)
        {
            Require(chosen is null || chosen == cut, "places-fixed", $"The call leaves {cut} to shortlist: send no other number, or none.");
            return cut;
        }

        var tied = inOrder[cut].Rank;
        var (without, with) = (inOrder.FindIndex(a => a.Rank == tied), inOrder.FindLastIndex(a => a.Rank == tied) + 1);
        Require(
            chosen == without || chosen == with, "tie-at-the-cut",
            $"Rank {tied} is shared across the last place: send places = {without} to leave all of them to the reserves, or {with} to take all.");
        return chosen.Value;
    }
}
