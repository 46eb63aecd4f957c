using Microsoft.Extensions.Options;

namespace Applications.Materials.Stores;

/// <summary>The embedded default: a file for each content in 256 folders, put in its place by one rename after it is on the disk.</summary>
internal sealed class FileContentStore(IOptions<MaterialsOptions> options) : IContentStore
{
    private string Root => options.Value.ContentFolder;

    public Task PutAsync(Spool content, CancellationToken cancellationToken) => GuardAsync(() =>
    {
        var path = PathOf(content.Sha256);
        if (new FileInfo(path) is { Exists: true } there && there.Length == content.Length)
        {
            return Task.FromResult(true);
        }

        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        content.Content.Flush(flushToDisk: true);
        File.Move(content.Path, path, overwrite: true);
        FolderSync.Flush(folder);
        FolderSync.Flush(Root);
        return Task.FromResult(true);
    });

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => GuardAsync(() =>
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(sha256), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            }));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    });

    public Task DeleteAsync(string sha256, CancellationToken cancellationToken) => GuardAsync(() =>
    {
        var path = PathOf(sha256);
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path);
        }

        return Task.FromResult(true);
    });

    public Task CheckAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        Directory.CreateDirectory(Root);
        var probe = Path.Combine(Root, $"probe-{Guid.CreateVersion7():N}");
        await File.WriteAllBytesAsync(probe, [1], cancellationToken);
        File.Delete(probe);
        return true;
    });

    private string PathOf(string sha256) => Path.Combine(Root, sha256[..2], sha256);

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (StoreFailure.IsStores(failure))
        {
            throw StoreFailure.Of(failure);
        }
    }
}
