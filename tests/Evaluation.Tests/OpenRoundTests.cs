using Contracts;
using Contracts.Applications;
using Testing;

namespace Evaluation.Tests;

public sealed class OpenRoundTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task A_round_follows_the_newest_version_of_its_call_in_whatever_order_they_come()
    {
        var call = Guid.CreateVersion7();

        foreach (var version in new[] { 3, 2, 5, 4 })
        {
            await host.PublishAsync(new CallPublished(
                call, version, $"第{version}版", 2018, [BaseKind.Region], TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1),
                [], 3, ReferenceScope.Province));
        }

        await Eventually.EqualAsync(4L, () => host.ReadAsync<long>("SELECT count(*) FROM inbox WHERE consumer = 'evaluation.call-published'"), "messages had");
        Assert.Equal("第5版", await host.ReadAsync<string>($"SELECT title FROM round WHERE call_id = '{call}'"));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM round WHERE call_id = '{call}'"));
    }
}
