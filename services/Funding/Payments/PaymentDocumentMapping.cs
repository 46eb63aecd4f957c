using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Payments;

internal sealed class PaymentDocumentMapping : IEntityTypeConfiguration<PaymentDocument>
{
    public void Configure(EntityTypeBuilder<PaymentDocument> builder)
    {
        builder.ToTable("payment_document");
        builder.Property<Guid>("PaymentId");
        builder.HasKey("PaymentId", nameof(PaymentDocument.Number));
        builder.Property(d => d.Number).ValueGeneratedNever();
        builder.Property(d => d.Title).HasMaxLength(200);
        builder.Property(d => d.Reference).HasMaxLength(200);
        builder.Property(d => d.Sha256).HasMaxLength(64);
    }
}
