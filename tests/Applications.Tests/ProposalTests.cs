using Applications.Selection;
using Contracts;
using CsCheck;
using ServiceDefaults.Http;

namespace Applications.Tests;

/// <summary>The proposal as a pure function: of ranks alone where a call has no balance rules, and within them where it has.</summary>
public sealed class ProposalTests
{
    private static readonly string[] Areas = ["130102", "130104", "130105"];

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
        Assert.Equal((shortlisted, reserved, others), Text(Proposal.Of(Of(ranks), Plain(free, reserves)).RequireDecided(null)));

    [Theory]
    [InlineData(1, "1", "2 2 2")]
    [InlineData(4, "1 2 2 2", "5")]
    public void A_tie_at_the_cut_is_taken_whole_or_left_whole(int places, string shortlisted, string reserved)
    {
        var decided = Text(Proposal.Of(Of("1 2 2 2 5"), Plain(2, 2), places).RequireDecided(places));

        Assert.Equal((shortlisted, reserved), (decided.Shortlisted, decided.Reserves));
    }

    [Theory]
    [InlineData("1 2 2 2 5", 2, null, "tie-at-the-cut")]
    [InlineData("1 2 2 2 5", 2, 2, "tie-at-the-cut")]
    [InlineData("1 2 3", 2, 3, "places-fixed")]
    [InlineData("1 2 3", 2, 1, "places-fixed")]
    [InlineData("1 2 3", 2, 2, null)]
    public void Nobody_chooses_where_ranks_decide(string ranks, int free, int? places, string? code) =>
        Assert.Equal(code, (Record.Exception(() => Proposal.Of(Of(ranks), Plain(free, 1), places).RequireDecided(places)) as RuleViolationException)?.Code);

    [Fact]
    public void An_area_has_no_more_than_its_maximum_and_the_working_says_so()
    {
        var room = new Room(3, 1, new Dictionary<string, int> { [Areas[0]] = 1 }, new(BaseKind.Enterprise, MostPerArea: 2));
        var proposal = Proposal.Of([At(1, Areas[0]), At(2, Areas[0]), At(3, Areas[1]), At(4, Areas[2]), At(5, Areas[2])], room);

        Assert.Equal(("1 3 4", "2", "5"), Text(proposal));
        Assert.Equal(
            [SelectionRule.ByRank, SelectionRule.AreaFull, SelectionRule.ByRank, SelectionRule.ByRank, SelectionRule.NoPlaceLeft],
            proposal.Lines.Select(line => line.Rule));
        Assert.Contains(Areas[0], proposal.Lines[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_has_its_minimum_where_somebody_reaches_the_pass_mark()
    {
        var rules = new KindBalance(BaseKind.Enterprise, PassMark: 60, Areas: [new(Areas[1], AtLeast: 1), new(Areas[2], AtLeast: 1)]);
        var proposal = Proposal.Of(
            [At(1, Areas[0]), At(2, Areas[0]), At(3, Areas[0]), At(4, Areas[1], 60m), At(5, Areas[2], 59.9999m)], Plain(2, 1) with { Balance = rules });

        Assert.Equal(("1 4", "2", "3 5"), Text(proposal));
        Assert.Equal(SelectionRule.AreaMinimum, proposal.Lines[3].Rule);
    }

    [Fact]
    public void Equals_whose_areas_do_not_all_have_room_are_left_together()
    {
        var room = new Room(2, 3, new Dictionary<string, int> { [Areas[0]] = 1 }, new(BaseKind.Enterprise, MostPerArea: 1));
        var proposal = Proposal.Of([At(1, Areas[0]), At(1, Areas[1]), At(3, Areas[2])], room);

        Assert.Equal(("3", "1 1", ""), Text(proposal));
        Assert.Equal(SelectionRule.EqualOfAreaFull, proposal.Lines[0].Rule);
    }

    [Fact]
    public void No_proposal_exceeds_places_or_areas_or_parts_equals_and_the_same_comes_again() => Situation.Sample(given =>
    {
        var (candidates, room) = given;
        var proposal = Proposal.Of(candidates, room);
        var again = Proposal.Of(candidates.AsEnumerable().Reverse(), room);

        Assert.Equal(proposal.Lines, again.Lines);
        Assert.Equal(candidates.Select(c => c.ApplicationId).Order(), proposal.Lines.Select(line => line.ApplicationId).Order());
        Assert.True(proposal.Shortlisted <= Math.Max(0, room.Free));
        Assert.All(proposal.Lines.GroupBy(line => line.Rank), equals => Assert.Single(equals.Select(line => line.Outcome).Distinct()));
        Assert.All(
            proposal.Lines.Where(line => line.Outcome is SelectionOutcome.Shortlisted).GroupBy(line => line.Area),
            area => Assert.True(room.HeldIn(area.Key) + area.Count() <= room.MostIn(area.Key)));
    });

    [Fact]
    public void Without_balance_rules_the_proposal_is_the_plain_ranking() => Situation.Sample(given =>
    {
        var (candidates, room) = given;
        var proposal = Proposal.Of(candidates, room with { Balance = null });
        var best = candidates.OrderBy(c => c.Rank).ThenBy(c => c.ApplicationId).Take(proposal.Shortlisted).Select(c => c.ApplicationId);

        Assert.Equal(best, proposal.Lines.Where(line => line.Outcome is SelectionOutcome.Shortlisted).Select(line => line.ApplicationId));
        Assert.Equal(proposal.Tie is null ? Math.Clamp(room.Free, 0, candidates.Length) : proposal.Tie.Without, proposal.Shortlisted);
    });

    private static Gen<(Candidate[] Candidates, Room Room)> Situation { get; } =
        from candidates in Gen.Select(
            Gen.Int[1, 6], Gen.Int[0, 2], Gen.Int[40, 80], (rank, area, score) => new Candidate(Guid.CreateVersion7(), "x", Areas[area], rank, score)).Array[0, 10]
        from free in Gen.Int[-1, 6]
        from reserves in Gen.Int[0, 3]
        from held in Gen.Int[0, 2]
        from most in Gen.Int[1, 3]
        from least in Gen.Int[0, 2]
        select (candidates, new Room(
            free, reserves, new Dictionary<string, int> { [Areas[0]] = held },
            new(BaseKind.Enterprise, most, 60, [new(Areas[1], Math.Min(least, most), most), new(Areas[2], least, 5)])));

    private static Room Plain(int free, int reserves) => new(free, reserves, new Dictionary<string, int>(), null);

    private static Candidate At(int rank, string area, decimal score = 80m) => new(Guid.CreateVersion7(), $"基地{rank}", area, rank, score);

    private static IEnumerable<Candidate> Of(string ranks) => ranks.Split(' ').Select(rank => At(int.Parse(rank, null), Areas[0]));

    private static (string Shortlisted, string Reserves, string Others) Text(Proposal proposal) => (
        Text(proposal, SelectionOutcome.Shortlisted), Text(proposal, SelectionOutcome.Reserve), Text(proposal, SelectionOutcome.NotSelected));

    private static string Text(Proposal proposal, SelectionOutcome outcome) =>
        string.Join(' ', proposal.Lines.Where(line => line.Outcome == outcome).Select(line => line.Rank));
}
