using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Accounts;

internal sealed class FundAccountMapping : IEntityTypeConfiguration<FundAccount>
{
    public void Configure(EntityTypeBuilder<FundAccount> builder)
    {
        builder.ToTable("fund_account");
        builder.ComplexProperty(a => a.Holder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.ComplexProperty(a => a.Payee);
        builder.Property(a => a.Area).HasMaxLength(6);
        builder.Property(a => a.LatestScore).HasPrecision(7, 4);
        builder.ComplexProperty(a => a.PayeeOfRecord);
        builder.Property(a => a.Revocations).HasDefaultValueSql("'{}'");
        builder.HasIndex(a => a.BaseId).IsUnique();
        builder.HasMany(a => a.Rectifications).WithOne().IsRequired().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RectificationMapping : IEntityTypeConfiguration<Rectification>
{
    public void Configure(EntityTypeBuilder<Rectification> builder)
    {
        builder.ToTable("base_rectification");
        builder.Property(r => r.Id).ValueGeneratedNever(); // the registry's id: else EF takes a new row for a known one
    }
}
