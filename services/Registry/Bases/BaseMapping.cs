using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Registry.Bases;

internal sealed class BaseMapping : IEntityTypeConfiguration<Base>
{
    public void Configure(EntityTypeBuilder<Base> builder)
    {
        builder.ToTable("base", table =>
        {
            table.HasCheckConstraint("base_managed_while_held", "management = 'Regular' or title in ('Held', 'Suspended')");
            table.HasCheckConstraint("base_revoked_by_document", "title <> 'Revoked' or (revocation_document is not null and revoked_on is not null)");
            table.HasCheckConstraint("base_grade_is_whole", "(latest_grade is null) = (graded_on is null) and (latest_grade is null) = (graded_in_cycle is null)");
        });
        builder.ComplexProperty(b => b.Builder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.ComplexProperty(b => b.Payee, payee => payee.Property(p => p.CreditCode).HasMaxLength(18));
        builder.ComplexCollection(b => b.Targets, targets => targets.ToJson("targets"));
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => b.RecognitionId).IsUnique();
    }
}

internal sealed class BaseHistoryMapping : IEntityTypeConfiguration<BaseHistory>
{
    public void Configure(EntityTypeBuilder<BaseHistory> builder)
    {
        builder.ToTable("base_history");
        builder.HasOne<Base>().WithMany().HasForeignKey(h => h.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(h => new { h.BaseId, h.Version }).IsUnique();
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("number_series");
        builder.HasKey(s => new { s.Year, s.Kind });
    }
}
