using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Criteria;

internal sealed class CriteriaMapping : IEntityTypeConfiguration<CriteriaVersion>
{
    public void Configure(EntityTypeBuilder<CriteriaVersion> builder)
    {
        builder.ToTable("criteria_version", table => table.HasCheckConstraint("criteria_number", "(status = 'Published') = (number IS NOT NULL)"));
        builder.Property(c => c.Items).IsJson();
        builder.Property(c => c.Method).IsJson();
        builder.HasIndex(c => new { c.Kind, c.Number }).IsUnique();
        builder.Ignore(c => c.YesNoItems);
        builder.Ignore(c => c.NumericItems);
    }
}
