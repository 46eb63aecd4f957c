using System.Text;
using System.Text.Json;

namespace Evidence;

/// <summary>Reads the published heads in order and checks each one's form, signature and place in the chain as it goes.</summary>
internal sealed class OutsideHeads : IAsyncDisposable
{
    private readonly KeySet _trusted;
    private readonly AuditReport _report;
    private readonly StreamReader _reader;
    private readonly string _name;
    private readonly long _end;
    private long _position;
    private int _line;
    private SignedHead? _previous;

    public OutsideHeads(string path, KeySet trusted, AuditReport report)
    {
        (_trusted, _report, _name) = (trusted, report, Path.GetFileName(path));
        // No file before the first seal; one that is gone afterwards leaves the database's heads without their outside.
        Stream file = File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite) : Stream.Null;
        _end = file.Length;
        _reader = new StreamReader(file);
    }

    /// <summary>The head that was read last; null at the end.</summary>
    public SignedHead? Current { get; private set; }

    public string Place => $"{_name} line {_line}";

    public async Task MoveNextAsync(CancellationToken cancellationToken)
    {
        Current = null;
        while (Current is null && await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            // Heads that are published from now on are not in the snapshot; half a line is being written or was torn.
            _position += Encoding.UTF8.GetByteCount(line) + 1;
            if (_position > _end)
            {
                return;
            }

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
            _report.Add("head-unreadable", Place, e.Message);
            return null;
        }

        _report.Heads++;
        _report.LogId ??= head.LogId;
        if (head.SignatureFault(_trusted) is { } unsigned)
        {
            _report.Add("head-signature", Place, unsigned);
        }

        if (head.ChainFault(_previous) is { } broken)
        {
            _report.Add("head-chain", Place, broken);
        }

        _previous = head;
        return head;
    }
}
