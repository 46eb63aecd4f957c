using System.Text;
using System.Text.Json;

namespace Evidence;

/// <summary>The embedded default: one head a line in <c>{service}.heads.jsonl</c>, flushed to disk before anybody relies on it.</summary>
/// <remarks>A lock file lets replicas that share the folder append one after another, while anybody may read.</remarks>
public sealed class FileHeadStore(string path) : IHeadStore
{
    private const int LongestLine = 16 * 1024;

    public async Task<SignedHead?> LastAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        await using var exclusive = Lock();
        await using var file = Open(FileMode.Open);
        return (await ReadTailAsync(file, cancellationToken)).Last;
    }

    public async Task AppendAsync(IReadOnlyList<SignedHead> heads, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await using var exclusive = Lock();
        await using var file = Open(FileMode.OpenOrCreate);
        var (last, end) = await ReadTailAsync(file, cancellationToken);
        var lines = new StringBuilder();
        foreach (var head in heads.SkipWhile(head => head.TreeSize <= (last?.TreeSize ?? 0)))
        {
            if (head.ChainFault(last) is { } fault)
            {
                throw new EvidenceBrokenException($"The head at tree size {head.TreeSize} cannot be added to {path}: {fault}.");
            }

            lines.Append(head.ToLine()).Append('\n');
            last = head;
        }

        file.SetLength(end); // what a crash left of a line was never relied upon
        file.Position = end;
        await file.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private FileStream Lock() => new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private FileStream Open(FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite);

    private async Task<(SignedHead? Last, long End)> ReadTailAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Position = Math.Max(0, file.Length - (2 * LongestLine)); // a whole line and a torn one always fit
        var start = file.Position;
        var tail = new byte[file.Length - start];
        await file.ReadExactlyAsync(tail, cancellationToken);
        var end = tail.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (end == 0)
        {
            return start == 0 ? (null, 0) : throw new EvidenceBrokenException($"{path} does not end with a head.");
        }

        var line = tail.AsSpan(0, end - 1);
        line = line[(line.LastIndexOf((byte)'\n') + 1)..];
        try
        {
            return (SignedHead.Parse(Encoding.UTF8.GetString(line)), start + end);
        }
        catch (JsonException e)
        {
            throw new EvidenceBrokenException($"The last line of {path} is no head: {e.Message}");
        }
    }
}
