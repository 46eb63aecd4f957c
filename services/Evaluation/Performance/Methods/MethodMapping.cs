using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Performance.Methods;

internal sealed class MethodMapping : IEntityTypeConfiguration<PerformanceMethodVersion>
{
    public void Configure(EntityTypeBuilder<PerformanceMethodVersion> builder)
    {
        builder.ToTable("performance_method", table => table.HasCheckConstraint("performance_method_number", "(status = 'Published') = (number IS NOT NULL)"));
        builder.Property(m => m.Rules).IsJson();
        builder.HasIndex(m => m.Number).IsUnique();
    }
}
