using System.Net;

namespace Registry.Tests;

/// <summary>How a title is lost: proposed, heard, and decided by another person.</summary>
public sealed class RevocationTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_base_that_does_not_improve_loses_its_title()
    {
        var id = await host.ABaseAsync();

        var revoked = await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);

        Assert.Equal("revocation-approved", revoked.Status);
        var after = await host.ReadBaseAsync(id);
        Assert.Equal(("revoked", "regular"), (after.Title, after.Management));
        Assert.Equal(1, await host.EventsAsync(id, "title-revoked"));
        Assert.Equal(1, await host.EventsAsync(revoked.Id, "rectification-closed"));
        Assert.Equal((HttpStatusCode.Conflict, "title-not-held"), await host.OrderAsync(id, "slow-progress"));
    }

    [Fact]
    public async Task A_hearing_can_clear_the_base()
    {
        var id = await host.ABaseAsync();

        await host.WalkAsync(await host.ARectificationAsync(id), [.. Given.ToProposal, "hearing", "pass"]);

        var cleared = await host.ReadBaseAsync(id);
        Assert.Equal(("held", "regular"), (cleared.Title, cleared.Management));
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_proposal_nor_before_the_hearing()
    {
        var proposed = await host.WalkAsync(await host.ARectificationAsync(await host.ABaseAsync()), Given.ToProposal);

        Assert.Equal((HttpStatusCode.Conflict, "hearing-missing"), Answer(await host.StepAsync(proposed, "revoke")));
        var heard = await host.WalkAsync(proposed, "hearing");
        Assert.Equal((HttpStatusCode.Conflict, "same-person"), Answer(await host.StepAsync(heard, "revoke", by: Given.Officer)));
        Assert.Equal("revocation-approved", (await host.WalkAsync(heard, "revoke")).Status);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task The_hearing_lies_between_the_proposal_and_its_record(int days)
    {
        var proposed = await host.WalkAsync(await host.ARectificationAsync(await host.ABaseAsync()), Given.ToProposal);

        var answer = await host.StepAsync(proposed, "hearing", body: new { heldOn = host.Today().AddDays(days), minutes = "陈述" });

        Assert.Equal((HttpStatusCode.Conflict, "hearing-date-wrong"), Answer(answer));
    }

    private static (HttpStatusCode Status, string? Code) Answer((HttpStatusCode Status, Given.RectificationRow? Row, string? Code) answer) =>
        (answer.Status, answer.Code);
}
