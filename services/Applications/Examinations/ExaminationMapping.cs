using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Examinations;

internal sealed class ExaminationMapping : IEntityTypeConfiguration<Examination>
{
    public void Configure(EntityTypeBuilder<Examination> builder)
    {
        builder.ToTable("examination");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Departures).IsJson();
        builder.HasIndex(e => e.ApplicationId);
    }
}
