using System.Numerics;
using System.Security.Cryptography;

namespace Evidence;

/// <summary>The hashing of RFC 6962 / RFC 9162: 0x00 before a leaf, 0x01 before a node, so neither passes for the other.</summary>
public static class MerkleTree
{
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>The root of a log with no entry.</summary>
    public static byte[] EmptyRoot() => SHA256.HashData([]);

    public static byte[] HashLeaf(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0x00]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    public static byte[] HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> node = stackalloc byte[1 + (2 * HashLength)];
        node[0] = 0x01;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + HashLength)..]);
        return SHA256.HashData(node);
    }

    public static byte[] Root(IEnumerable<byte[]> leafHashes)
    {
        var frontier = new MerkleFrontier();
        foreach (var leaf in leafHashes)
        {
            frontier.Append(leaf);
        }

        return frontier.Root();
    }

    /// <summary>The largest power of two below <paramref name="size"/>: where RFC 6962 splits a tree.</summary>
    internal static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
