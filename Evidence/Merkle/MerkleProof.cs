namespace Evidence;

/// <summary>Checks proofs by the algorithms of RFC 9162 §2.1.3.2 and §2.1.4.2. Anything malformed is just not proven.</summary>
public static class MerkleProof
{
    public static bool VerifyInclusion(
        ReadOnlySpan<byte> leafHash, long index, long size, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var sibling in proof)
        {
            if (last == 0 || sibling.Length != MerkleTree.HashLength)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleTree.HashNode(sibling, hash);
                ClimbRightEdge(ref node, ref last);
            }
            else
            {
                hash = MerkleTree.HashNode(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    public static bool VerifyConsistency(
        long first, ReadOnlySpan<byte> firstRoot, long second, ReadOnlySpan<byte> secondRoot, IReadOnlyList<byte[]> proof)
    {
        if (first < 0 || first > second)
        {
            return false;
        }

        if (first == second || first == 0)
        {
            return proof.Count == 0
                && (first == second ? firstRoot.SequenceEqual(secondRoot) : firstRoot.SequenceEqual(MerkleTree.EmptyRoot()));
        }

        // A complete first tree is its own starting node and is left out of the proof.
        IReadOnlyList<byte[]> path = (first & (first - 1)) == 0 ? [firstRoot.ToArray(), .. proof] : proof;
        return proof.Count > 0 && Fold(first - 1, second - 1, path, out var oldRoot, out var newRoot)
            && firstRoot.SequenceEqual(oldRoot) && secondRoot.SequenceEqual(newRoot);
    }

    private static bool Fold(long node, long last, IReadOnlyList<byte[]> path, out byte[] oldRoot, out byte[] newRoot)
    {
        while ((node & 1) == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        (oldRoot, newRoot) = (path[0], path[0]);
        for (var i = 1; i < path.Count; i++)
        {
            if (last == 0 || path[i].Length != MerkleTree.HashLength)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                oldRoot = MerkleTree.HashNode(path[i], oldRoot);
                newRoot = MerkleTree.HashNode(path[i], newRoot);
                ClimbRightEdge(ref node, ref last);
            }
            else
            {
                newRoot = MerkleTree.HashNode(newRoot, path[i]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0;
    }

    // A node without a right sibling is promoted until it becomes one.
    private static void ClimbRightEdge(ref long node, ref long last)
    {
        while ((node & 1) == 0 && node != 0)
        {
            (node, last) = (node >> 1, last >> 1);
        }
    }
}
