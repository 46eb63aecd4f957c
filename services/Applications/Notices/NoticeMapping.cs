using Applications.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Notices;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice", table =>
        {
            table.HasCheckConstraint("notice_period", "ends_at > opened_at");
            table.HasCheckConstraint("notice_hash", "document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')");
        });
        builder.Property(n => n.DocumentHash).HasMaxLength(64);
        builder.HasOne<Call>().WithMany().HasForeignKey(n => n.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.CallId, n.Number }).IsUnique();
    }
}
