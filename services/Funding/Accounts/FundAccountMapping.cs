using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Accounts;

internal sealed class FundAccountMapping : IEntityTypeConfiguration<FundAccount>
{
    public void Configure(EntityTypeBuilder<FundAccount> builder)
    {
        builder.ToTable("fund_account");
        builder.ComplexProperty(a => a.Holder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.HasIndex(a => a.BaseId).IsUnique();
    }
}
