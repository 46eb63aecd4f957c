using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Clients;

/// <summary>A client assertion that has been spent. Its primary key is what refuses the second use, on whichever replica.</summary>
internal sealed class UsedAssertion
{
    public required string ClientId { get; init; }

    public required string Jti { get; init; }

    public required DateTimeOffset Expires { get; init; }
}

internal sealed class UsedAssertionMapping : IEntityTypeConfiguration<UsedAssertion>
{
    public void Configure(EntityTypeBuilder<UsedAssertion> builder)
    {
        builder.ToTable("used_assertions");
        builder.HasKey(used => new { used.ClientId, used.Jti });
        builder.Property(used => used.ClientId).HasMaxLength(100);
        builder.Property(used => used.Jti).HasMaxLength(AssertionGuard.MaxJtiLength);
        builder.HasIndex(used => used.Expires);
    }
}
