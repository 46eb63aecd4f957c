using System.Text.Json;

namespace Evidence;

/// <summary>Grows the tree leaf by leaf and compares it with every head, outside and in the database, at that head's size.</summary>
internal sealed class TreeCheck(OutsideHeads outside, AuditReport report, Func<DateTimeOffset, bool> late, KeySet trusted)
{
    private readonly MerkleFrontier _frontier = new();
    private long _covered; // leaves under the last head that was seen
    private int _wrongRoots;
    private (string Place, long From, long To) _firstWrong;

    public async Task AddAsync(LoggedRow row, CancellationToken cancellationToken)
    {
        if (row.Index != _frontier.Size)
        {
            report.Add("leaf-order", $"leaf {row.Index}", $"leaf {_frontier.Size} was expected here");
        }

        _frontier.Append(row.LeafHash);
        var published = false;
        while (outside.Current is { } head && head.TreeSize <= _frontier.Size)
        {
            if (head.TreeSize == _frontier.Size)
            {
                published = true;
                CompareRoot(head, outside.Place);
                if (row.Head != head.ToLine())
                {
                    report.Add("head-differs", outside.Place, $"the database holds {(row.Head is null ? "no head" : "another head")} at tree size {head.TreeSize}");
                }
            }

            await outside.MoveNextAsync(cancellationToken);
        }

        if (row.Head is not null && !published)
        {
            CheckUnpublished(row.Head);
        }
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        report.Leaves = _frontier.Size;
        if (_wrongRoots > 0)
        {
            report.Add(
                "root", _firstWrong.Place,
                $"some of the leaves {_firstWrong.From} to {_firstWrong.To} are not those that were signed; {_wrongRoots} heads have another root");
        }

        if (_covered < _frontier.Size)
        {
            report.Add("leaf-without-head", $"leaves {_covered} to {_frontier.Size - 1}", "no head covers them");
        }

        var (beyond, place, size) = (0, outside.Place, outside.Current?.TreeSize ?? 0);
        for (; outside.Current is not null; beyond++)
        {
            await outside.MoveNextAsync(cancellationToken);
        }

        if (beyond > 0)
        {
            report.Add("log-cut", place, $"the log ends after {_frontier.Size} leaves; {beyond} published heads go on, the first to tree size {size}");
        }
    }

    private void CompareRoot(SignedHead head, string place)
    {
        if (Convert.ToHexStringLower(_frontier.Root()) != head.RootHash && _wrongRoots++ == 0)
        {
            _firstWrong = ($"{place}, tree size {head.TreeSize}", _covered, _frontier.Size - 1);
        }

        _covered = _frontier.Size;
    }

    private void CheckUnpublished(string line)
    {
        var place = $"audit_head at tree size {_frontier.Size}";
        try
        {
            var head = SignedHead.Parse(line);
            CompareRoot(head, place);
            if (head.SignatureFault(trusted) is { } unsigned)
            {
                report.Add("head-signature", place, unsigned);
            }

            if (outside.Current is not null || !Timestamp.TryParse(head.Time, out var at) || late(at))
            {
                report.Add("head-not-outside", place, $"it says it was signed at {head.Time} and was not published");
            }
        }
        catch (JsonException e)
        {
            report.Add("head-unreadable", place, e.Message);
        }
    }
}
