using System.Net;
using Applications.Materials;
using Applications.Materials.Stores;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDefaults.Http;
using Testing.Contract;

namespace Applications.Tests.Materials;

/// <summary>What nothing refers to goes after its grace; what is wanted stays; a store that is full or away loses nothing.</summary>
public sealed class SweepTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private ContentSweeper Sweeper => host.Services.GetRequiredService<ContentSweeper>();

    [Fact]
    public async Task Removed_content_is_dropped_when_nobody_else_refers_to_it_and_not_before_its_grace()
    {
        var call = await host.AnOpenCallAsync();
        var (one, other) = (await host.DraftAsync(call), await host.DraftAsync(call));
        var own = await host.UploadAsync(one, Files.Pdf("own"));
        var shared = await host.UploadAsync(one, Files.Pdf("shared"));
        await host.UploadAsync(other, Files.Pdf("shared"));
        await host.RemoveAsync(one, own.Id);
        await host.RemoveAsync(one, shared.Id);

        await Sweeper.SweepAsync(Now.AddHours(-1), TestContext.Current.CancellationToken);
        Assert.Contains(own.Sha256, host.FilesIn("content"));
        await Sweeper.SweepAsync(Now.AddHours(1), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(own.Sha256, host.FilesIn("content"));
        Assert.Contains(shared.Sha256, host.FilesIn("content"));
        Assert.Equal(0, await host.CountAsync("material_content", $"sha256 = '{own.Sha256}'"));
        Assert.Equal(HttpStatusCode.Created, (await host.TryUploadAsync(one, Files.Pdf("own"))).Status);
        Assert.Contains(own.Sha256, host.FilesIn("content"));
    }

    [Fact]
    public async Task Uploads_and_sweeps_of_the_same_content_at_once_lose_nothing()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        for (var round = 0; round < 10; round++)
        {
            var content = Files.Pdf($"contested {round}");
            var upload = host.TryUploadAsync(row, content);
            var sweep = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Sweeper.SweepAsync(Now.AddHours(1), TestContext.Current.CancellationToken)));
            var (status, code) = await upload;
            await sweep;

            // A grace that lies in the future sweeps even what is on its way: then the upload says so, and can be asked for again.
            Assert.True(status is HttpStatusCode.Created || code is "materials-store-unavailable", $"{status} {code}");
            Assert.Equal(HttpStatusCode.Created, (await host.TryUploadAsync(row, content)).Status);
            foreach (var material in await host.MaterialsAsync(row))
            {
                using var answer = await host.DownloadAsync(row, material.Id);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                await host.RemoveAsync(row, material.Id);
            }
        }
    }

    [Fact]
    public async Task What_an_upload_left_on_the_disk_is_cleared_away()
    {
        Directory.CreateDirectory(Path.Combine(host.Materials, "spool"));
        var left = Path.Combine(host.Materials, "spool", "left-by-a-crash");
        await File.WriteAllTextAsync(left, "x", TestContext.Current.CancellationToken);

        await Sweeper.SweepAsync(Now.AddHours(-1), TestContext.Current.CancellationToken);
        Assert.True(File.Exists(left));
        await Sweeper.SweepAsync(Now.AddHours(1), TestContext.Current.CancellationToken);
        Assert.False(File.Exists(left));
    }

    [Theory]
    [InlineData(28, HttpStatusCode.InsufficientStorage, "materials-store-full")]
    [InlineData(5, HttpStatusCode.ServiceUnavailable, "materials-store-unavailable")]
    public async Task A_store_that_is_full_or_away_says_so_once_and_loses_nothing(int error, HttpStatusCode status, string code)
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var kept = await host.UploadAsync(row, Files.Pdf("kept"));
        await using var replica = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Replace(ServiceDescriptor.Singleton<IContentStore>(new BrokenStore(error)))));
        using var someone = host.CreateClient(Flow.Of(row.Organisation));
        using var client = replica.CreateClient();
        client.DefaultRequestHeaders.Authorization = someone.DefaultRequestHeaders.Authorization;
        var id = Guid.CreateVersion7();

        using var request = MaterialClient.Upload(row.Id, new ByteArrayContent(Files.Pdf("late")), id: id);
        using var refused = await client.SendAsync(request, TestContext.Current.CancellationToken);
        using var unread = await client.GetAsync(new Uri($"/applications/{row.Id}/materials/{kept.Id}/content", UriKind.Relative), TestContext.Current.CancellationToken);
        var health = await client.GetStringAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((status, code), (refused.StatusCode, (await Problem.ReadAsync(refused))!.Code));
        Assert.Equal(code, (await Problem.ReadAsync(unread))!.Code);
        Assert.Contains("Materials cannot be stored", health, StringComparison.Ordinal);
        Assert.Equal([kept.Id], (await host.MaterialsAsync(row)).Select(m => m.Id));
        Assert.Equal(HttpStatusCode.Created, (await host.TryUploadAsync(row, Files.Pdf("late"), id: id)).Status);
    }

    [Fact]
    public void A_disk_without_room_is_known_as_such()
    {
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);

        var failure = Assert.Throws<IOException>(() => full.Write(new byte[10]));

        Assert.Equal("materials-store-full", StoreFailure.Of(failure).Code);
    }

    private DateTimeOffset Now => host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private sealed class BrokenStore(int error) : IContentStore
    {
        public Task PutAsync(Spool content, CancellationToken cancellationToken) => throw Failure;

        public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => throw Failure;

        public Task DeleteAsync(string sha256, CancellationToken cancellationToken) => throw Failure;

        public Task CheckAsync(CancellationToken cancellationToken) => throw Failure;

        private AnswerException Failure => StoreFailure.Of(new IOException("broken on purpose", error));
    }
}
