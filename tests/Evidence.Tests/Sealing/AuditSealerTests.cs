using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Tests;

public sealed class AuditSealerTests : AuditedLog
{
    [Fact]
    public async Task Every_committed_row_gets_one_leaf_under_a_chained_head_outside()
    {
        await GivenThings(3);
        Assert.Equal(3, await Seal());
        Assert.Equal(0, await Seal());
        await GivenThings(2);
        Assert.Equal(2, await Seal());

        var heads = (await File.ReadAllLinesAsync(HeadsFile, Cancelled)).Select(SignedHead.Parse).ToArray();
        Assert.Equal([3L, 5L], heads.Select(h => h.TreeSize));
        Assert.Null(heads[1].ChainFault(heads[0]));
        Assert.Equal(0, await Scalar("select count(*) from audit_pending"));
        var report = await VerifyLog();
        Assert.Empty(report.Findings);
        Assert.Equal((5L, 2L), (report.Leaves, report.Heads));
    }

    [Fact]
    public async Task A_row_of_a_long_transaction_is_sealed_when_it_commits()
    {
        await using var scope = Service.Services.CreateAsyncScope();
        var slow = scope.ServiceProvider.GetRequiredService<ThingsDb>();
        await using var transaction = await slow.Database.BeginTransactionAsync(Cancelled);
        var thing = new Thing("slow");
        slow.Add(thing);
        slow.Record(thing, "made");
        await slow.SaveChangesAsync(Cancelled); // takes its seq before the others

        await GivenThings(2);
        Assert.Equal(2, await Seal());
        await transaction.CommitAsync(Cancelled);
        Assert.Equal(1, await Seal());
        Assert.Equal(2, await Scalar("select leaf_index from audit_leaf l join audit a on a.id = l.audit_id where a.seq = 1"));
        Assert.Empty((await VerifyLog()).Findings);
    }

    [Fact]
    public async Task Two_replicas_seal_each_row_once()
    {
        using var other = GivenAReplica();
        for (var round = 0; round < 10; round++)
        {
            await GivenThings(5);
            await Task.WhenAll(Seal(), Seal(other), Seal(), Seal(other));
        }

        await Seal();
        Assert.Equal(50, await Scalar("select count(*) from audit_leaf"));
        var report = await VerifyLog();
        Assert.Empty(report.Findings);
        Assert.Equal(50, report.Leaves);
    }

    [Fact]
    public async Task A_crash_between_commit_and_publication_is_made_good_by_any_replica()
    {
        await GivenThings(1);
        await using var connection = await Connect();
        await Service.Services.GetRequiredService<AuditSealer>().SealAsync(connection, Cancelled); // and no PublishAsync
        Assert.False(File.Exists(HeadsFile));

        using var successor = GivenAReplica();
        Assert.Equal(0, await Seal(successor));
        Assert.Single(await File.ReadAllLinesAsync(HeadsFile, Cancelled));
        await GivenThings(1);
        await Seal(successor);
        Assert.Equal(2, (await File.ReadAllLinesAsync(HeadsFile, Cancelled)).Length);
        Assert.Empty((await VerifyLog()).Findings);
    }

    [Fact]
    public async Task A_line_torn_by_a_crash_is_written_again()
    {
        await GivenThings(1);
        await Seal();
        await GivenThings(1);
        await using var connection = await Connect();
        await Service.Services.GetRequiredService<AuditSealer>().SealAsync(connection, Cancelled);
        await File.AppendAllTextAsync(HeadsFile, "{\"keyId\":\"", Cancelled);

        await Seal(GivenAReplica());
        Assert.Equal(2, (await File.ReadAllLinesAsync(HeadsFile, Cancelled)).Length);
        Assert.Empty((await VerifyLog()).Findings);
    }

    [Fact]
    public async Task Each_replicas_own_store_receives_the_whole_chain()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "other")).FullName;
        var store = new FileHeadStore(Path.Combine(folder, "things.heads.jsonl"));
        using var other = GivenAReplica(builder => builder.Services.AddSingleton<IHeadStore>(store));
        await GivenThings(1);
        await Seal();
        await GivenThings(1);
        await Seal(other);
        await Seal();
        Assert.Equal(await File.ReadAllTextAsync(HeadsFile, Cancelled), await File.ReadAllTextAsync(Path.Combine(folder, "things.heads.jsonl"), Cancelled));
    }

    [Theory]
    [InlineData("truncate audit, audit_leaf, audit_head; update audit_state set tree_size = 0, frontier = '{}'")]
    [InlineData("delete from audit_head where tree_size = 2")]
    [InlineData("update audit_state set frontier[1] = decode(repeat('00', 32), 'hex')")]
    [InlineData("update audit_state set tree_size = 0, frontier = '{}'")]
    public async Task A_log_that_contradicts_its_published_heads_does_not_grow(string sabotage)
    {
        await GivenThings(2);
        await Seal();
        await Sabotage(sabotage);
        await GivenThings(1);
        await Assert.ThrowsAsync<EvidenceBrokenException>(() => Seal());
        Assert.Single(await File.ReadAllLinesAsync(HeadsFile, Cancelled));
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_loses_nothing()
    {
        Directory.CreateDirectory(HeadsFile); // a folder where the file should be
        await GivenThings(1);
        await Assert.ThrowsAnyAsync<Exception>(() => Seal());
        Directory.Delete(HeadsFile);
        await GivenThings(1);
        await Seal();
        Assert.Empty((await VerifyLog()).Findings);
        Assert.Equal(2, await Scalar("select count(*) from audit_leaf"));
    }
}
