using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Examinations;

internal sealed class ExaminationMapping : IEntityTypeConfiguration<Examination>
{
    public void Configure(EntityTypeBuilder<Examination> builder)
    {
        builder.ToTable("examination");
        builder.Property(e => e.Parties).IsJson();
        builder.Property(e => e.Answers).IsJson();
        builder.Property(e => e.Materials).IsJson().HasDefaultValueSql("'[]'::jsonb");
        builder.Property(e => e.Industries).HasDefaultValueSql("'{}'");
        builder.Ignore(e => e.IsBeforeExperts);
        builder.Property(e => e.FormHash).HasMaxLength(64);
        builder.HasIndex(e => e.ApplicationId).IsUnique();
        builder.HasIndex(e => e.CallId);
    }
}
