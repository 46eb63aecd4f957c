using System.Security.Cryptography;
using Applications.Materials.Formats;
using Applications.Materials.Stores;
using ServiceDefaults.Http;

namespace Applications.Materials;

/// <summary>What is being uploaded, on disk and nobody's yet: never whole in memory, hashed as it comes, gone when disposed.</summary>
internal sealed class Spool : IAsyncDisposable
{
    private const int BlockSize = 64 * 1024;
    private readonly FileStream _file;

    private Spool(string folder) => _file = Create(folder);

    public string Path => _file.Name;

    public long Length { get; private set; }

    public string Sha256 { get; private set; } = "";

    /// <summary>From its beginning.</summary>
    public FileStream Content
    {
        get
        {
            _file.Position = 0;
            return _file;
        }
    }

    public static async Task<Spool> TakeAsync(Stream body, MaterialsOptions options, CancellationToken cancellationToken)
    {
        var spool = new Spool(options.SpoolFolder);
        try
        {
            await spool.FillAsync(body, options, cancellationToken);
            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nothing is left, unless the store has moved the file to its place.</summary>
    public async ValueTask DisposeAsync()
    {
        var path = Path;
        await _file.DisposeAsync();
        File.Delete(path);
    }

    private async Task FillAsync(Stream body, MaterialsOptions options, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[BlockSize];
        var limit = long.MaxValue;
        int read;
        while ((read = await body.ReadAtLeastAsync(block, BlockSize, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            limit = Length == 0 ? MaterialFormats.LimitOf(block.AsSpan(0, read), options) : limit;
            Length += read;
            if (Length > limit)
            {
                throw TooLarge(limit);
            }

            sha.AppendData(block, 0, read);
            await WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        await WriteAsync(null, cancellationToken);
        Sha256 = Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    internal static AnswerException TooLarge(long limit) => new(
        StatusCodes.Status413PayloadTooLarge, "material-too-large", $"A file of this kind may have {limit} bytes: make it smaller, or split it.");

    /// <summary>A full or broken disk is told apart from a caller who went away.</summary>
    private async Task WriteAsync(ReadOnlyMemory<byte>? block, CancellationToken cancellationToken)
    {
        try
        {
            await (block is { } bytes ? _file.WriteAsync(bytes, cancellationToken).AsTask() : _file.FlushAsync(cancellationToken));
        }
        catch (IOException failure)
        {
            throw StoreFailure.Of(failure);
        }
    }

    private static FileStream Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new(System.IO.Path.Combine(folder, Guid.CreateVersion7().ToString("N")), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Read | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.Asynchronous,
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StoreFailure.Of(failure);
        }
    }
}
