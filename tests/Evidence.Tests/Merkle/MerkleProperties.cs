using CsCheck;

namespace Evidence.Tests;

public sealed class MerkleProperties
{
    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, 300).Select(i => MerkleTree.HashLeaf(BitConverter.GetBytes(i)))];
    private static readonly byte[][] Roots = [.. Enumerable.Range(0, 301).Select(size => MerkleTree.Root(Leaves.Take(size)))];
    private static readonly Gen<(int Index, int Size)> Places = Gen.Int[1, 300].SelectMany(size => Gen.Int[0, size - 1].Select(index => (index, size)));
    private static readonly Gen<(int First, int Second)> Sizes = Gen.Int[1, 300].SelectMany(second => Gen.Int[1, second].Select(first => (first, second)));

    [Fact]
    public void The_frontiers_root_is_the_RFCs_recursive_definition() => Gen.Int[1, 300].Sample(size =>
        Assert.Equal(Recursive(Leaves.AsSpan(0, size)), Roots[size]));

    [Fact]
    public void A_stored_frontier_goes_on_where_it_stopped() => Sizes.Sample(place =>
    {
        var before = new MerkleFrontier();
        Array.ForEach(Leaves[..place.First], before.Append);
        var after = new MerkleFrontier(before.Size, before.Subtrees.ToArray());
        Array.ForEach(Leaves[place.First..place.Second], after.Append);
        Assert.Equal(Roots[place.Second], after.Root());
    });

    [Fact]
    public void Every_leaf_is_proven_and_only_at_its_place() => Places.Sample(place =>
    {
        var (index, size) = place;
        var proof = MerkleProofBuilder.Inclusion(index, size).AddAll(Leaves).Build();
        Assert.True(MerkleProof.VerifyInclusion(Leaves[index], index, size, proof, Roots[size]));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[(index + 1) % 300], index, size, proof, Roots[size]));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[index], (index + 1) % size, size, proof, Roots[size]) && size > 1);
        Assert.False(MerkleProof.VerifyInclusion(Leaves[index], index, size, proof, Roots[size - 1]));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[index], index, size, [.. proof, Leaves[0]], Roots[size]));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[index], -1, size, proof, Roots[size]));
    });

    [Fact]
    public void A_whole_trees_paths_are_the_proofs_of_its_leaves() => Places.Sample(place =>
        Assert.Equal(MerkleProofBuilder.Inclusion(place.Index, place.Size).AddAll(Leaves).Build(), new MerklePaths(Leaves.Take(place.Size)).Of(place.Index)));

    [Fact]
    public void Every_prefix_is_consistent_and_nothing_else_is() => Sizes.Where(s => s.First < s.Second).Sample(sizes =>
    {
        var (first, second) = sizes;
        var proof = MerkleProofBuilder.Consistency(first, second).AddAll(Leaves).Build();
        Assert.True(MerkleProof.VerifyConsistency(first, Roots[first], second, Roots[second], proof));
        Assert.False(MerkleProof.VerifyConsistency(first, Roots[first - 1], second, Roots[second], proof));
        Assert.False(MerkleProof.VerifyConsistency(first, Roots[first], second, Roots[second - 1], proof));
        Assert.False(MerkleProof.VerifyConsistency(first, Roots[first], second, Roots[second], [.. proof.Skip(1)]));
        Assert.False(MerkleProof.VerifyConsistency(second, Roots[second], first, Roots[first], proof));
    });

    [Fact]
    public void A_changed_bit_of_a_proof_breaks_it() => Gen.Select(Places.Where(p => p.Size > 1), Gen.Int[0, 255], Gen.Int[0, 100]).Sample((place, bit, which) =>
    {
        var proof = MerkleProofBuilder.Inclusion(place.Index, place.Size).AddAll(Leaves).Build().Select(h => h.ToArray()).ToArray();
        proof[which % proof.Length][bit / 8] ^= (byte)(1 << (bit % 8));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[place.Index], place.Index, place.Size, proof, Roots[place.Size]));
    });

    private static byte[] Recursive(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return MerkleTree.HashNode(Recursive(leaves[..split]), Recursive(leaves[split..]));
    }
}
