using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Applications.Materials;
using Microsoft.Extensions.DependencyInjection;

namespace Applications.Tests.Materials;

/// <summary>The service as a process: how much memory a large file takes, and what is there after it died at each point of an upload.</summary>
public sealed class ReplicaTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private const long Large = 256L * 1024 * 1024;
    private const string Heap = "0x8000000"; // 128 MiB

    [Fact]
    public async Task A_file_of_twice_the_heap_goes_in_and_comes_out()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var limit = (Large + 4096).ToString(CultureInfo.InvariantCulture);
        await using var replica = await Replica.StartAsync(
            host, ("DOTNET_GCHeapHardLimit", Heap), ("Materials__MaxDocumentBytes", limit), ("Materials__MaxTotalBytes", limit));
        using var client = replica.CreateClient(Flow.Of(row.Organisation));
        var id = Guid.CreateVersion7();

        using var request = MaterialClient.Upload(row.Id, new LargePdf(), id: id);
        using var stored = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(stored.StatusCode == HttpStatusCode.Created, await stored.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await using var content = await client.GetStreamAsync(
            new Uri($"/applications/{row.Id}/materials/{id}/content", UriKind.Relative), TestContext.Current.CancellationToken);
        var received = await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken);

        Assert.Equal((await host.MaterialsAsync(row)).Single().Sha256, Convert.ToHexStringLower(received));
    }

    [Theory]
    [InlineData("materials.spooled", 0, 0, 0)]
    [InlineData("materials.wanted", 1, 0, 0)]
    [InlineData("materials.stored", 1, 1, 0)]
    [InlineData("materials.committed", 1, 1, 1)]
    public async Task After_a_death_during_an_upload_nothing_is_half_there_and_asking_again_brings_it(string point, long wanted, int stored, long visible)
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var content = Files.Pdf(point);
        var (sha256, id) = (MaterialClient.Hash(content), Guid.CreateVersion7());
        await using (var doomed = await Replica.StartAsync(host, ("CRASH_AT", $"{point}:1")))
        {
            using var client = doomed.CreateClient(Flow.Of(row.Organisation));
            using var request = MaterialClient.Upload(row.Id, new ByteArrayContent(content), id: id);
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.SendAsync(request, TestContext.Current.CancellationToken));
            Assert.Equal(137, await doomed.DeathAsync());
        }

        Assert.Equal(visible, (await host.MaterialsAsync(row)).Count);
        Assert.Equal(wanted, await host.CountAsync("material_content", $"sha256 = '{sha256}'"));
        Assert.Equal(stored, host.FilesIn("content").Count(file => file == sha256));
        await SweepAllAsync();
        Assert.Equal(visible, host.FilesIn("content").Count(file => file == sha256));
        Assert.Empty(host.FilesIn("spool"));
        Assert.Equal(visible == 0 ? HttpStatusCode.Created : HttpStatusCode.OK, (await host.TryUploadAsync(row, content, id: id)).Status);
        using var answer = await host.DownloadAsync(row, id);
        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task After_a_death_during_a_sweep_the_next_one_finishes_it()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var material = await host.UploadAsync(row, Files.Pdf("swept twice"));
        await host.RemoveAsync(row, material.Id);
        await host.ReadAsync<long>($"WITH aged AS (UPDATE material_content SET touched_at = touched_at - interval '1 day' WHERE sha256 = '{material.Sha256}' RETURNING 1) SELECT count(*) FROM aged");
        await using (var doomed = await Replica.StartAsync(host, ("CRASH_AT", "materials.swept:1"), ("Materials__SweepEvery", "00:00:10")))
        {
            Assert.Equal(137, await doomed.DeathAsync());
        }

        Assert.DoesNotContain(material.Sha256, host.FilesIn("content"));
        Assert.Equal(1, await host.CountAsync("material_content", $"sha256 = '{material.Sha256}'"));
        await SweepAllAsync();
        Assert.Equal(0, await host.CountAsync("material_content", $"sha256 = '{material.Sha256}'"));
    }

    private Task<int> SweepAllAsync() => host.Services.GetRequiredService<ContentSweeper>().SweepAsync(
        host.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(1), TestContext.Current.CancellationToken);

    /// <summary>Made as it is sent, so that the test does not hold it either.</summary>
    private sealed class LargePdf : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("%PDF-1.7\n"u8.ToArray());
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)'x');
            for (var sent = 0L; sent < Large; sent += block.Length)
            {
                await stream.WriteAsync(block);
            }

            await stream.WriteAsync("\n%%EOF\n"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
