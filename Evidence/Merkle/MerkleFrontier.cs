using System.Numerics;

namespace Evidence;

/// <summary>A growing tree's right edge: appends and gives the root in O(log n) time and memory, whatever its size.</summary>
public sealed class MerkleFrontier
{
    private readonly List<byte[]> _subtrees = []; // complete subtrees, largest first: one per set bit of Size

    public MerkleFrontier()
    {
    }

    /// <summary>Continues from a stored frontier.</summary>
    public MerkleFrontier(long size, IEnumerable<byte[]> subtrees)
    {
        Size = size;
        _subtrees.AddRange(subtrees);
        if (size < 0 || _subtrees.Count != BitOperations.PopCount((ulong)size) || _subtrees.Exists(s => s.Length != MerkleTree.HashLength))
        {
            throw new ArgumentException($"No frontier of {size} leaves has these {_subtrees.Count} subtrees.", nameof(subtrees));
        }
    }

    public long Size { get; private set; }

    public IReadOnlyList<byte[]> Subtrees => _subtrees;

    public void Append(byte[] leafHash)
    {
        var carry = leafHash;
        for (var bits = Size; (bits & 1) == 1; bits >>= 1)
        {
            carry = MerkleTree.HashNode(_subtrees[^1], carry);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }

        _subtrees.Add(carry);
        Size++;
    }

    public byte[] Root()
    {
        if (Size == 0)
        {
            return MerkleTree.EmptyRoot();
        }

        var root = _subtrees[^1];
        for (var i = _subtrees.Count - 2; i >= 0; i--)
        {
            root = MerkleTree.HashNode(_subtrees[i], root);
        }

        return root;
    }
}
