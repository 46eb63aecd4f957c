using System.Net.Http.Json;
using Contracts;
using Npgsql;
using Registry.Bases;

namespace Registry.Tests;

/// <summary>Which bases count: a title that was renewed, or given back by an annulment, is held again.</summary>
public sealed class TitleTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public void A_title_is_held_renewed_or_given_back_or_it_is_not_held()
    {
        var held = Enum.GetValues<TitleStatus>().Where(title =>
        {
            var b = (Base)Activator.CreateInstance(typeof(Base), nonPublic: true)!;
            typeof(Base).GetProperty(nameof(Base.Title))!.SetValue(b, title);
            return b.HoldsTitle;
        });

        Assert.Equal([TitleStatus.Held, TitleStatus.Renewed, TitleStatus.Annulled], held);
    }

    [Theory]
    [InlineData("Renewed")]
    [InlineData("Annulled")]
    public async Task A_base_whose_title_came_back_counts_and_is_evaluated_and_can_lose_it_again(string title)
    {
        var id = await host.ABaseAsync();
        await host.WalkAsync(await host.ARectificationAsync(id), title is "Annulled" ? Given.ToRevocation : [.. Given.ToProposal, "hearing", "pass"]);
        var before = await ActiveAsync();
        await BringBackAsync(id, title);
        Assert.Equal(title is "Annulled" ? before + 1 : before, await ActiveAsync());

        var cycle = await host.AnOpenCycleAsync();
        Assert.Contains(cycle.Bases, b => b.BaseId == id);
        await host.EvaluateAsync(cycle.Id, id, Grade.Poor);

        var evaluated = await host.ReadBaseAsync(id);
        Assert.Equal(("held", "regular", Grade.Poor), (evaluated.Title, evaluated.Management, evaluated.LatestGrade));
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);
        Assert.Equal("revoked", (await host.ReadBaseAsync(id)).Title);
    }

    [Theory]
    [InlineData("Renewed")]
    [InlineData("Annulled")]
    public async Task A_base_whose_title_came_back_can_be_ordered_to_rectify_at_once(string title)
    {
        var id = await host.ABaseAsync();
        if (title is "Annulled")
        {
            await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);
        }

        await BringBackAsync(id, title);
        await host.ARectificationAsync(id);

        var ordered = await host.ReadBaseAsync(id);
        Assert.Equal(("held", "rectifying"), (ordered.Title, ordered.Management));
    }

    private async Task<int> ActiveAsync()
    {
        using var client = host.CreateClient(Given.Officer);
        return (await client.GetFromJsonAsync<Standing>(new Uri("/programme/standing", UriKind.Relative), TestContext.Current.CancellationToken))!.Active;
    }

    /// <summary>As the owner of the database: no request renews or annuls a title today.</summary>
    private async Task BringBackAsync(Guid id, string title)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
             UPDATE base SET title = '{title}', annulment_document = '石政复〔2019〕1号' WHERE id = '{id}';
             {Given.FollowInHistory.Replace("{0}", $"{id}", StringComparison.Ordinal)}
             """, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private sealed record Standing(int Active);
}
