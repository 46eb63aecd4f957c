using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Registry.Bases.History;

internal sealed class BaseHistoryMapping : IEntityTypeConfiguration<BaseHistory>
{
    public void Configure(EntityTypeBuilder<BaseHistory> builder)
    {
        builder.ToTable("base_history", table =>
        {
            table.HasCheckConstraint("base_history_true_before_known", "true_from <= (known_at at time zone 'Asia/Shanghai')::date");
            table.HasCheckConstraint("base_history_hashes", "octet_length(hash) = 32 and octet_length(secret) = 32");
            table.HasCheckConstraint("base_history_changes", "jsonb_typeof(changes) = 'object'");
        });
        builder.Property(h => h.Changes).HasColumnType("jsonb");
        builder.HasOne<Base>().WithMany().HasForeignKey(h => h.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(h => new { h.BaseId, h.Version }).IsUnique();
    }
}
