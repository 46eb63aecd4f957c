using Applications.Intake;
using Applications.Selection;
using ServiceDefaults.Http;

namespace Applications.Tests;

public sealed class ShortlistTests
{
    [Theory]
    [InlineData("1 2 3 4 5", 2, 2, "1 2", "3 4", "5")]
    [InlineData("5 4 3 2 1", 2, 2, "1 2", "3 4", "5")]
    [InlineData("1 2", 5, 2, "1 2", "", "")]
    [InlineData("1 2 3", 0, 1, "", "1", "2 3")]
    [InlineData("1 2 3", -1, 1, "", "1", "2 3")] // a tie that was taken whole has used up more than the call had
    [InlineData("1 1 3", 2, 0, "1 1", "", "3")]
    [InlineData("1 2 3 3 3 6", 2, 1, "1 2", "3 3 3", "6")]
    [InlineData("1 2 2", 1, 0, "1", "", "2 2")]
    public void Places_go_by_rank_alone(string ranks, int free, int reserves, string shortlisted, string reserved, string others) =>
        Assert.Equal((shortlisted, reserved, others), Decide(ranks, free, reserves, null));

    [Theory]
    [InlineData(1, "1", "2 2 2")]
    [InlineData(4, "1 2 2 2", "5")]
    public void A_tie_at_the_cut_is_taken_whole_or_left_whole(int places, string shortlisted, string reserved)
    {
        var decided = Decide("1 2 2 2 5", 2, 2, places);

        Assert.Equal((shortlisted, reserved), (decided.Shortlisted, decided.Reserves));
    }

    [Theory]
    [InlineData("1 2 2 2 5", 2, null, "tie-at-the-cut")]
    [InlineData("1 2 2 2 5", 2, 2, "tie-at-the-cut")]
    [InlineData("1 2 3", 2, 3, "places-fixed")]
    [InlineData("1 2 3", 2, 1, "places-fixed")]
    [InlineData("1 2 3", 2, 2, null)]
    public void Nobody_chooses_where_ranks_decide(string ranks, int free, int? places, string? code) =>
        Assert.Equal(code, (Record.Exception(() => Decide(ranks, free, 1, places)) as RuleViolationException)?.Code);

    private static (string Shortlisted, string Reserves, string Others) Decide(string ranks, int free, int reserves, int? places)
    {
        var (shortlisted, reserved, others) = Shortlist.Decide(
            ranks.Split(' ').Select(rank => AnApplication.At(ApplicationStatus.Ranked, rank: int.Parse(rank, null))), free, reserves, places);
        return (Text(shortlisted), Text(reserved), Text(others));
    }

    private static string Text(IEnumerable<Application> applications) => string.Join(' ', applications.Select(a => a.Rank));
}
