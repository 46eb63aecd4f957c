using Applications.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Selection;

internal sealed class SelectionMapping : IEntityTypeConfiguration<SelectionDecision>
{
    public void Configure(EntityTypeBuilder<SelectionDecision> builder)
    {
        builder.ToTable("selection");
        builder.Property(s => s.Kind).HasMaxLength(30);
        builder.Property(s => s.RecordHash).HasMaxLength(64);
        builder.Property(s => s.Lines).IsJson();
        builder.HasOne<Call>().WithMany().HasForeignKey(s => s.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.CallId, s.Kind });
    }
}
