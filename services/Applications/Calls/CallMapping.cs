using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Calls;

internal sealed class CallMapping : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.ToTable("call", table =>
        {
            table.HasCheckConstraint("call_window", "closes_at > opens_at");
            table.HasCheckConstraint("call_version_number", "(status = 'Draft') = (version = 0)");
        });
        builder.Property(c => c.Terms).IsJson();
        builder.Ignore(c => c.Rules);
        builder.Ignore(c => c.Kinds);
    }
}

internal sealed class CallVersionMapping : IEntityTypeConfiguration<CallVersion>
{
    public void Configure(EntityTypeBuilder<CallVersion> builder)
    {
        builder.ToTable("call_version");
        builder.HasKey(v => new { v.CallId, v.Number });
        builder.HasOne<Call>().WithMany().HasForeignKey(v => v.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(v => v.Terms).IsJson();
        builder.Property(v => v.DocumentNumber).HasMaxLength(100);
        builder.Property(v => v.Reason).HasMaxLength(2000);
    }
}
