using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Rounds;

internal sealed class RoundMapping : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("round");
        builder.Property(r => r.Criteria).IsJson();
        builder.Property(r => r.Review).IsJson().HasDefaultValueSql("'{}'::jsonb");
        builder.HasIndex(r => r.CallId).IsUnique();
    }
}
