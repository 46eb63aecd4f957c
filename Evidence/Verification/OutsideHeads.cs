using System.Text;
using System.Text.Json;

namespace Evidence;

/// <summary>Reads the published heads in order and checks each one's form, signature and place in the chain as it goes.</summary>
internal sealed class OutsideHeads(string path, KeySet trusted, AuditReport report) : IAsyncDisposable
{
    private readonly StreamReader _reader = Open(path);
    private int _line;
    private SignedHead? _previous;

    /// <summary>The head that was read last; null at the end.</summary>
    public SignedHead? Current { get; private set; }

    public string Place => $"{Path.GetFileName(path)} line {_line}";

    public async Task MoveNextAsync(CancellationToken cancellationToken)
    {
        Current = null;
        while (Current is null && await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            _line++;
            Current = Check(line);
        }
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    private SignedHead? Check(string line)
    {
        SignedHead head;
        try
        {
            head = SignedHead.Parse(line);
        }
        catch (JsonException e)
        {
            report.Findings.Add("head-unreadable", Place, e.Message);
            return null;
        }

        report.Heads++;
        report.LogId ??= head.LogId;
        if (head.SignatureFault(trusted) is { } unsigned)
        {
            report.Findings.Add("head-signature", Place, unsigned);
        }

        if (head.ChainFault(_previous) is { } broken)
        {
            report.Findings.Add("head-chain", Place, broken);
        }

        _previous = head;
        return head;
    }

    // Heads that are published from now on are not in the snapshot of the database; half a line is being written or was torn.
    private static StreamReader Open(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var copy = new MemoryStream();
        file.CopyTo(copy);
        var end = copy.GetBuffer().AsSpan(0, (int)copy.Length).LastIndexOf((byte)'\n') + 1;
        copy.SetLength(end);
        copy.Position = 0;
        return new StreamReader(copy, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false));
    }
}
