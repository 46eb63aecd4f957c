namespace Evidence;

/// <summary>A whole tree in memory, for the proofs of many of its leaves.</summary>
public sealed class MerklePaths
{
    private readonly List<byte[][]> _levels = [];

    public MerklePaths(IEnumerable<byte[]> leafHashes)
    {
        _levels.Add([.. leafHashes]);
        while (_levels[^1].Length > 1)
        {
            _levels.Add([.. _levels[^1].Chunk(2).Select(pair => pair is [var left, var right] ? MerkleTree.HashNode(left, right) : pair[0])]);
        }
    }

    /// <summary>The siblings from the leaf up; a node without one is its own parent.</summary>
    public IReadOnlyList<byte[]> Of(long index)
    {
        var path = new List<byte[]>();
        foreach (var level in _levels)
        {
            if ((index ^ 1) < level.Length)
            {
                path.Add(level[index ^ 1]);
            }

            index >>= 1;
        }

        return path;
    }
}
