using Contracts;
using Contracts.Applications;
using Testing;

namespace Registry.Tests;

public sealed class RegisterBaseTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_recognition_registers_one_base_however_often_it_is_told()
    {
        var recognised = Recognised("样例甲");

        for (var i = 0; i < 3; i++)
        {
            await host.PublishAsync(recognised);
        }

        await host.PublishAsync(Recognised("最后"));
        await HasBasesAsync("最后", 1);
        await HasBasesAsync("样例甲", 1);
    }

    [Fact]
    public async Task Numbers_of_a_year_and_kind_have_no_gap_and_no_double_when_many_come_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => host.PublishAsync(Recognised($"众{i}", BaseKind.University, 2019))));

        await Eventually.EqualAsync(30L, () => host.ReadAsync<long>("SELECT count(*) FROM base WHERE number LIKE '2019-UNI-%'"), "bases");
        Assert.Equal("2019-UNI-001", await host.ReadAsync<string>("SELECT min(number) FROM base WHERE number LIKE '2019-UNI-%'"));
        Assert.Equal("2019-UNI-030", await host.ReadAsync<string>("SELECT max(number) FROM base WHERE number LIKE '2019-UNI-%'"));
    }

    private Task HasBasesAsync(string name, long count) =>
        Eventually.EqualAsync(count, () => host.ReadAsync<long>($"SELECT count(*) FROM base WHERE name = '{name}'"), $"bases named {name}");

    private static BaseRecognised Recognised(string name, BaseKind kind = BaseKind.Enterprise, int year = 2018) => new(
        Guid.CreateVersion7(), 1, Guid.CreateVersion7(), year, kind, name, "130102", new("样例公司", "91130102MADEM00117"), "石政函〔2018〕1号",
        new DateOnly(year, 7, 1), ApplicationId: null, Payee: null, Targets: []);
}
