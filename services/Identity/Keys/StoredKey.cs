using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Identity.Keys;

internal enum KeyUse
{
    Signing,
    Encryption,
}

/// <summary>One key of the authority. It is published from its creation, used from <see cref="ActiveFrom"/> until a successor is.</summary>
internal sealed class StoredKey
{
    public required string Id { get; init; }

    public required KeyUse Use { get; init; }

    /// <summary>The private key, protected by Data Protection.</summary>
    public required string ProtectedKey { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset ActiveFrom { get; init; }
}

internal sealed class StoredKeyMapping : IEntityTypeConfiguration<StoredKey>
{
    public void Configure(EntityTypeBuilder<StoredKey> builder)
    {
        builder.ToTable("keys");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).HasMaxLength(64);
        builder.Property(key => key.Use).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(key => new { key.Use, key.ActiveFrom }).IsUnique();
    }
}
