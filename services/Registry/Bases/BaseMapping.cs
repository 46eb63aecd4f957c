using Contracts;
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
            table.HasCheckConstraint("base_place_is_whole", "(latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180");
            table.HasCheckConstraint("base_expires_by_its_term", "title <> 'Expired' or coalesce(title_ended_on > title_until, false)");
            table.HasCheckConstraint("base_given_up_on", "title <> 'GivenUp' or title_ended_on is not null");
            table.HasCheckConstraint("base_publicity_is_earned", "(publicity is null) = (publicised_on is null) and (publicity is null or latest_grade is not distinct from 'Outstanding')");
            table.HasCheckConstraint("base_managed_by_its_city", "level = 'Municipal' or management = 'Regular'");
        });
        builder.ComplexProperty(b => b.Builder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.ComplexProperty(b => b.Payee, payee => payee.Property(p => p.CreditCode).HasMaxLength(18));
        builder.ComplexProperty(b => b.Carrier, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.Property(b => b.Level).HasDefaultValue(BaseLevel.Municipal).HasSentinel(BaseLevel.Municipal);
        builder.Property(b => b.Latitude).HasPrecision(8, 6);
        builder.Property(b => b.Longitude).HasPrecision(9, 6);
        builder.PrimitiveCollection(b => b.Chains).ElementType(chain => chain.HasConversion<string>());
        builder.HasIndex(b => b.PlaqueNumber).IsUnique();
        builder.HasIndex(b => new { b.Kind, b.Name }).IsUnique().HasDatabaseName("ux_base_provincial").HasFilter("level = 'Provincial'");
        builder.ComplexCollection(b => b.Targets, targets => targets.ToJson("targets"));
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => b.RecognitionId).IsUnique();
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
