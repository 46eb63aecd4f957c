using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evidence;

/// <summary>Maps <see cref="AuditEntry"/>. Sealing's own tables are plain SQL: see <see cref="AuditSql"/>.</summary>
public static class AuditMapping
{
    public static ModelBuilder AddEvidence(this ModelBuilder model)
    {
        model.Entity<AuditEntry>(Map);
        return model;
    }

    private static void Map(EntityTypeBuilder<AuditEntry> audit)
    {
        audit.ToTable("audit");
        audit.HasKey(e => e.Seq).HasName("pk_audit");
        audit.Property(e => e.Seq).HasColumnName("seq").UseIdentityAlwaysColumn();
        audit.Property(e => e.Id).HasColumnName("id").ValueGeneratedNever();
        audit.Property(e => e.At).HasColumnName("at");
        audit.Property(e => e.BusinessAt).HasColumnName("business_at");
        audit.Property(e => e.Actor).HasColumnName("actor");
        audit.Property(e => e.ActorKind).HasColumnName("actor_kind").HasConversion(kind => kind.ToText(), text => ActorKindText.Parse(text));
        audit.Property(e => e.ActorRoles).HasColumnName("actor_roles");
        audit.Property(e => e.RequestId).HasColumnName("request_id");
        audit.Property(e => e.TraceId).HasColumnName("trace_id");
        audit.Property(e => e.Service).HasColumnName("service");
        audit.Property(e => e.AggregateType).HasColumnName("aggregate_type");
        audit.Property(e => e.AggregateId).HasColumnName("aggregate_id");
        audit.Property(e => e.Version).HasColumnName("version");
        audit.Property(e => e.Action).HasColumnName("action");
        audit.Property(e => e.FromState).HasColumnName("from_state");
        audit.Property(e => e.ToState).HasColumnName("to_state");
        audit.Property(e => e.Reason).HasColumnName("reason");
        audit.Property(e => e.Events).HasColumnName("events").HasColumnType("jsonb");
        audit.Property(e => e.Data).HasColumnName("data").HasColumnType("jsonb");
        audit.Property(e => e.ContentHash).HasColumnName("content_hash");
        audit.HasIndex(e => e.Id).IsUnique().HasDatabaseName("ux_audit_id");
        audit.HasIndex(e => new { e.AggregateId, e.Version }).HasDatabaseName("ix_audit_aggregate");
    }
}
