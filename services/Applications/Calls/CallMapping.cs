using Applications.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Calls;

internal sealed class CallMapping : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.ToTable("call", table => table.HasCheckConstraint("call_window", "closes_at > opens_at"));
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.Property(c => c.Rules).IsJson();
        builder.Property(c => c.Criteria).IsJson();
    }
}
