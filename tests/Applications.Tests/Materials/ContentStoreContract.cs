using Applications.Materials;
using Applications.Materials.Stores;
using Microsoft.Extensions.Options;
using ServiceDefaults.Http;

namespace Applications.Tests.Materials;

/// <summary>What every store owes those who use it.</summary>
public abstract class ContentStoreContract : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("store-");

    internal MaterialsOptions Settings => new() { Folder = _folder.FullName };

    internal abstract IContentStore Store();

    internal abstract IContentStore Unreachable();

    public virtual void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_stored_is_read_whole_and_in_parts()
    {
        var store = Store();
        var content = Random(300_000);
        var sha256 = await PutAsync(store, content);

        await using var stream = (await store.OpenAsync(sha256, Cancel))!;
        Assert.Equal(content.Length, stream.Length);
        Assert.Equal(content, await ReadAsync(stream));
        stream.Position = 299_990;
        Assert.Equal(content[299_990..], await ReadAsync(stream));
        stream.Seek(-10, SeekOrigin.Current);
        var some = new byte[4];
        await stream.ReadExactlyAsync(some, Cancel);
        Assert.Equal(content[299_990..299_994], some);
    }

    [Fact]
    public async Task Storing_again_and_at_once_is_the_same_as_once()
    {
        var store = Store();
        var content = Random(10_000);

        var addresses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PutAsync(store, content)));
        await PutAsync(store, content);

        await using var stream = (await store.OpenAsync(addresses.Distinct().Single(), Cancel))!;
        Assert.Equal(content, await ReadAsync(stream));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_dropping_it_does_nothing()
    {
        var store = Store();
        var sha256 = MaterialClient.Hash(Random(10));

        Assert.Null(await store.OpenAsync(sha256, Cancel));
        await store.DeleteAsync(sha256, Cancel);
        var there = await PutAsync(store, Random(10));
        await store.DeleteAsync(there, Cancel);
        await store.DeleteAsync(there, Cancel);
        Assert.Null(await store.OpenAsync(there, Cancel));
    }

    [Fact]
    public async Task A_store_that_can_be_reached_says_so() => await Store().CheckAsync(Cancel);

    [Fact]
    public async Task A_store_that_cannot_be_reached_has_one_clear_answer()
    {
        var store = Unreachable();

        foreach (var attempt in new Func<Task>[] { () => PutAsync(store, Random(10)), () => store.CheckAsync(Cancel) })
        {
            Assert.Equal("materials-store-unavailable", (await Assert.ThrowsAsync<AnswerException>(attempt)).Code);
        }
    }

    internal static IOptions<MaterialsOptions> With(MaterialsOptions options) => Options.Create(options);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static byte[] Random(int length)
    {
        var content = new byte[length];
        System.Random.Shared.NextBytes(content);
        return content;
    }

    private async Task<string> PutAsync(IContentStore store, byte[] content)
    {
        await using var spool = await Spool.TakeAsync(new MemoryStream(content), Settings, Cancel);
        await store.PutAsync(spool, Cancel);
        return spool.Sha256;
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        return copy.ToArray();
    }
}

public sealed class FileContentStoreTests : ContentStoreContract
{
    internal override IContentStore Store() => new FileContentStore(With(Settings));

    internal override IContentStore Unreachable()
    {
        File.WriteAllText(Settings.ContentFolder, "a file where the folder should be");
        return new FileContentStore(With(Settings));
    }
}
