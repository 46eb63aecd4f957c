using System.Security.Cryptography;
using System.Text.Json;

namespace Evidence;

/// <summary>Who moved what, when, why and from which request: one row of <c>audit</c>, never changed after it is written.</summary>
public sealed class AuditEntry
{
    /// <summary>Order of insertion, given by the database; not the order of commits and not part of the content.</summary>
    public long Seq { get; internal set; }

    public Guid Id { get; internal set; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset At { get; internal set; }

    /// <summary>Business time, by which deadlines were judged.</summary>
    public DateTimeOffset BusinessAt { get; internal set; }

    public string Actor { get; internal set; } = "";

    public ActorKind ActorKind { get; internal set; }

    public string[] ActorRoles { get; internal set; } = [];

    public string? RequestId { get; internal set; }

    public string? TraceId { get; internal set; }

    public string Service { get; internal set; } = "";

    public string AggregateType { get; internal set; } = "";

    public Guid AggregateId { get; internal set; }

    public long Version { get; internal set; }

    public string Action { get; internal set; } = "";

    public string? FromState { get; internal set; }

    public string? ToState { get; internal set; }

    public string? Reason { get; internal set; }

    /// <summary>Ids and types of the events added to the outbox in the same save, as JSON.</summary>
    public string Events { get; internal set; } = "[]";

    /// <summary>Further details as canonical JSON.</summary>
    public string? Data { get; internal set; }

    /// <summary>RFC 6962 leaf hash of <see cref="Content"/>. The sealer binds it to <see cref="Seq"/> in the tree's leaf.</summary>
    public byte[] ContentHash { get; internal set; } = [];

    /// <summary>The canonical JSON of everything but <see cref="Seq"/>: what is hashed, and recomputed by the verifier.</summary>
    public byte[] Content() => CanonicalJson.Serialize(new
    {
        Format = 1,
        Id,
        At = Timestamp.Format(At),
        BusinessAt = Timestamp.Format(BusinessAt),
        Actor,
        ActorKind = ActorKind.ToText(),
        ActorRoles,
        RequestId,
        TraceId,
        Service,
        AggregateType,
        AggregateId,
        Version,
        Action,
        FromState,
        ToState,
        Reason,
        Events = JsonElement.Parse(Events),
        Data = Data is null ? (JsonElement?)null : JsonElement.Parse(Data),
    });

    /// <summary>The leaf of the log's tree: it fixes the row's content and its place.</summary>
    internal static byte[] LeafHash(long seq, ReadOnlySpan<byte> contentHash)
    {
        Span<byte> leaf = stackalloc byte[sizeof(long) + SHA256.HashSizeInBytes];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(leaf, seq);
        contentHash.CopyTo(leaf[sizeof(long)..]);
        return MerkleTree.HashLeaf(leaf);
    }

    internal byte[] HashContent() => MerkleTree.HashLeaf(Content());
}
