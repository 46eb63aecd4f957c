using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Evaluation.Data;

/// <summary>A signed decision record, byte for byte as it was signed. The database refuses to change or delete it.</summary>
internal sealed class StoredRecord
{
    private StoredRecord()
    {
    }

    public StoredRecord(Guid decisionId, SignedRecord record) => (Id, Hash, Content) = (decisionId, record.Hash, record.ToBytes().ToArray());

    /// <summary>The ranking's or the performance evaluation's id.</summary>
    public Guid Id { get; private set; }

    public string Hash { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    /// <summary>A large round's record, which may be a hundred megabytes, without a further copy: past the change tracker, in the context's transaction.</summary>
    public static Task<int> InsertAsync(EvaluationDb db, Guid decisionId, SignedRecord record, CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null
            ? throw new InvalidOperationException("A record is written in the transaction of its decision: begin one.")
            : db.Database.ExecuteSqlRawAsync(
                "INSERT INTO decision_record (id, hash, content) VALUES (@id, @hash, @content)",
                [new NpgsqlParameter("id", decisionId), new NpgsqlParameter("hash", record.Hash), new NpgsqlParameter("content", record.ToBytes())],
                cancellationToken);

    public static async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(EvaluationDb db, Guid id, CancellationToken cancellationToken) =>
        await db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } record
            ? TypedResults.Bytes(record.Content, "application/json")
            : TypedResults.NotFound();
}

internal sealed class StoredRecordMapping : IEntityTypeConfiguration<StoredRecord>
{
    public void Configure(EntityTypeBuilder<StoredRecord> builder)
    {
        builder.ToTable("decision_record");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Hash).HasMaxLength(64);
    }
}
