namespace Registry.Tests;

/// <summary>Search of the public list for Chinese, for parts of names and for codes, however short.</summary>
public sealed class OpenSearchTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private const string Code = "12130104MADEM002X1";

    [Theory]
    [InlineData("䶮")] // one character
    [InlineData("高䶮")]
    [InlineData("䶮新创业")]
    [InlineData("谷基地 高䶮")] // words in any order
    [InlineData("样例研究院 高䶮")] // of the base and of its builder
    [InlineData("ITECH-谷")]
    [InlineData("𠮷")] // beyond the first plane
    [InlineData("100%_")]
    [InlineData("12130104madem002x1 䶮")]
    public async Task A_base_is_found_by_any_part_of_its_names(string text)
    {
        var (id, _) = await host.AnOpenBaseAsync(r => r with { Name = $"高䶮新创业iTech-谷基地𠮷100%_{r.AggregateId:N}", Builder = new("样例研究院", Code) });

        var found = await host.AllAsync($"text={Uri.EscapeDataString(text)}");

        Assert.Contains(id, found);
        Assert.Equal(await host.ReadAsync<long>("SELECT count(*) FROM base WHERE name LIKE '%䶮新创业iTech%'"), found.Count);
    }

    [Theory]
    [InlineData("龘高")]
    [InlineData("高创")] // both occur, but not side by side
    [InlineData("6222")] // an account
    [InlineData("石政函")]
    public async Task What_does_not_occur_in_public_is_not_found(string text)
    {
        await host.AnOpenBaseAsync(r => r with { Name = $"高龘新创业{r.AggregateId:N}".Replace("6222", "", StringComparison.Ordinal) });

        Assert.Empty(await host.AllAsync($"text={text}"));
    }

    [Fact]
    public async Task A_number_is_found_whole_and_in_part_and_a_page_of_a_search_continues()
    {
        var (id, _) = await host.AnOpenBaseAsync(r => r with { Year = 2031 });
        var number = await host.ReadAsync<string>($"SELECT number FROM base WHERE id = '{id}'");
        var more = await host.AnOpenBaseAsync(r => r with { Year = 2031 });

        Assert.Equal([id], await host.AllAsync($"text={number}"));
        Assert.Equal([id], await host.AllAsync($"text={number.ToLowerInvariant()}"));
        Assert.Equal([id, more.Id], await host.AllAsync("text=2031-ent", limit: 1));
    }
}
