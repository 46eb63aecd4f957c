using Applications.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Consent;

internal sealed class ConsentMapping : IEntityTypeConfiguration<ConsentList>
{
    /// <summary>One list of a call lies before the city government.</summary>
    public const string OneOpen = "ux_consent_list_one_open";

    /// <summary>One document is one consent.</summary>
    public const string OneDocument = "ux_consent_list_document_number";

    public void Configure(EntityTypeBuilder<ConsentList> builder)
    {
        builder.ToTable("consent_list", table =>
        {
            table.HasCheckConstraint("consent_list_hash", "document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')");
            table.HasCheckConstraint("consent_list_decided", "(status = 'Decided') = (document_number is not null and decided_on is not null)");
        });
        builder.Property(c => c.Status).HasMaxLength(20);
        builder.Property(c => c.DocumentHash).HasMaxLength(64);
        builder.Property(c => c.DocumentNumber).HasMaxLength(100);
        builder.Property(c => c.Refused).IsJson();
        builder.HasOne<Call>().WithMany().HasForeignKey(c => c.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CallId, c.Number }).IsUnique();
        builder.HasIndex(c => c.CallId).IsUnique().HasDatabaseName(OneOpen).HasFilter("status = 'Submitted'");
        builder.HasIndex(c => c.DocumentNumber).IsUnique().HasDatabaseName(OneDocument);
    }
}
