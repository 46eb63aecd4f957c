using Applications.Selection;
using Contracts;
using ServiceDefaults.Http;

namespace Applications.Tests;

/// <summary>An officer's own list: what it may not do, and where it owes a reason.</summary>
public sealed class ChoiceTests
{
    private static readonly Candidate[] Five = [.. new[] { 1, 2, 3, 3, 5 }.Select((rank, i) =>
        new Candidate(new Guid(i + 1, 0, 0, new byte[8]), $"基地{i}", i < 2 ? "130102" : "130104", rank, 90m - i))];

    private static readonly Room Two = new(2, 1, new Dictionary<string, int>(), new(BaseKind.Enterprise, MostPerArea: 2));

    [Theory]
    [InlineData("0 1", "", null)] // as proposed
    [InlineData("0 4", "1 4", null)]
    [InlineData("0 4", "1", "deviation-reason-missing")]
    [InlineData("0 4", "4", "deviation-reason-missing")]
    [InlineData("0", "1", null)]
    [InlineData("0", "", "deviation-reason-missing")]
    [InlineData("0 1", "1", "not-a-deviation")]
    [InlineData("0 1 4", "4", "no-free-place")]
    [InlineData("0 2", "1 2", "equals-parted")]
    [InlineData("2 3", "0 1 2 3", null)]
    [InlineData("0 0", "1", "not-a-candidate")]
    public void A_departure_from_the_proposal_has_its_reason_and_breaks_no_rule(string shortlisted, string reasons, string? code) =>
        Assert.Equal(code, CodeOf(() => Choose(shortlisted, reasons)));

    [Fact]
    public void An_areas_maximum_holds_for_the_officer_too()
    {
        var room = new Room(3, 0, new Dictionary<string, int> { ["130104"] = 1 }, new(BaseKind.Enterprise, MostPerArea: 2));
        var proposal = Proposal.Of(Five, room);

        Assert.Equal("area-full", CodeOf(() => Choice.Deviate(proposal, room, [Five[0].ApplicationId, Five[2].ApplicationId, Five[3].ApplicationId], new Dictionary<Guid, string>())));
    }

    [Fact]
    public void Whoever_missed_the_mark_is_neither_proposed_nor_kept_in_reserve_nor_chosen_by_an_officer()
    {
        var room = new Room(4, 3, new Dictionary<string, int>(), new(BaseKind.Enterprise, MostPerArea: 9, PassMark: 10, [new("130104", 3, 9)]));
        var proposal = Proposal.Of([.. Five[..4], Five[4] with { Passed = false }], room);
        var last = proposal.Lines[^1];

        Assert.Equal((SelectionOutcome.NotSelected, SelectionRule.BelowTheMark), (last.Outcome, last.Rule));
        Assert.Equal(4, proposal.Shortlisted);
        Assert.Equal("below-the-mark", CodeOf(() => Choice.Deviate(
            proposal, room, [Five[0].ApplicationId, Five[4].ApplicationId], Five.ToDictionary(c => c.ApplicationId, _ => "理由"))));
    }

    [Fact]
    public void A_deviation_keeps_what_was_proposed_beside_what_was_decided()
    {
        var lines = Choose("0 4", "1 4");

        Assert.Equal(
            [SelectionOutcome.Shortlisted, SelectionOutcome.Reserve, SelectionOutcome.NotSelected, SelectionOutcome.NotSelected, SelectionOutcome.Shortlisted],
            lines.Select(line => line.Decided));
        Assert.Equal([false, true, false, false, true], lines.Select(line => line.IsDeviation));
        Assert.Equal((SelectionOutcome.Shortlisted, "理由"), (lines[1].Proposed.Outcome, lines[1].Reason));
    }

    private static IReadOnlyList<SelectionLine> Choose(string shortlisted, string reasons) => Choice.Deviate(
        Proposal.Of(Five, Two), Two, [.. Ids(shortlisted)], Ids(reasons).ToDictionary(id => id, _ => "理由"));

    private static IEnumerable<Guid> Ids(string indices) =>
        indices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => Five[int.Parse(i, null)].ApplicationId);

    private static string? CodeOf(Action act) => (Record.Exception(act) as RuleViolationException)?.Code;
}
