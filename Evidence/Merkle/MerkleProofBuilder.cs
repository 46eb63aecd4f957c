namespace Evidence;

/// <summary>
/// Builds a proof in one pass over the leaf hashes, fed in order by <see cref="Add"/>: it keeps one frontier for each
/// hash of the proof, never the leaves.
/// </summary>
public sealed class MerkleProofBuilder
{
    private readonly List<(long Start, long End, MerkleFrontier Subtree)> _ranges = [];
    private readonly long _size;
    private long _position;

    private MerkleProofBuilder(long size) => _size = size;

    /// <summary>That leaf <paramref name="index"/> is in the tree of the first <paramref name="size"/> leaves.</summary>
    public static MerkleProofBuilder Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var builder = new MerkleProofBuilder(size);
        builder.Path(index, 0, size);
        return builder;
    }

    /// <summary>That the tree of the first <paramref name="first"/> leaves is a prefix of that of <paramref name="second"/>.</summary>
    public static MerkleProofBuilder Consistency(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var builder = new MerkleProofBuilder(second);
        if (first > 0)
        {
            builder.Subproof(first, 0, second, whole: true);
        }

        return builder;
    }

    public void Add(byte[] leafHash)
    {
        foreach (var (start, end, subtree) in _ranges)
        {
            if (_position >= start && _position < end)
            {
                subtree.Append(leafHash); // ranges are disjoint
                break;
            }
        }

        _position++;
    }

    public MerkleProofBuilder AddAll(IEnumerable<byte[]> leafHashes)
    {
        foreach (var leaf in leafHashes)
        {
            Add(leaf);
        }

        return this;
    }

    public IReadOnlyList<byte[]> Build() => _position >= _size
        ? [.. _ranges.Select(range => range.Subtree.Root())]
        : throw new InvalidOperationException($"Only {_position} of {_size} leaves were added.");

    private void Path(long index, long start, long end)
    {
        if (end - start == 1)
        {
            return;
        }

        var middle = start + MerkleTree.Split(end - start);
        if (index < middle)
        {
            Path(index, start, middle);
            Take(middle, end);
        }
        else
        {
            Path(index, middle, end);
            Take(start, middle);
        }
    }

    private void Subproof(long first, long start, long end, bool whole)
    {
        if (first == end)
        {
            if (!whole)
            {
                Take(start, end);
            }

            return;
        }

        var middle = start + MerkleTree.Split(end - start);
        if (first <= middle)
        {
            Subproof(first, start, middle, whole);
            Take(middle, end);
        }
        else
        {
            Subproof(first, middle, end, whole: false);
            Take(start, middle);
        }
    }

    private void Take(long start, long end) => _ranges.Add((start, end, new MerkleFrontier()));
}
