using Applications.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Recognitions;

internal sealed class RecognitionMapping : IEntityTypeConfiguration<Recognition>
{
    public void Configure(EntityTypeBuilder<Recognition> builder)
    {
        builder.ToTable("recognition");
        builder.ComplexProperty(r => r.Builder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.Property(r => r.Name).HasMaxLength(200);
        builder.Property(r => r.Area).HasMaxLength(12);
        builder.Property(r => r.DocumentNumber).HasMaxLength(100);
        builder.Property(r => r.SelectionNote).HasMaxLength(500);
        builder.Property(r => r.Payee).IsJson();
        builder.Property(r => r.Targets).IsJson();
        builder.Property(r => r.Plan).IsJson();
        builder.HasIndex(r => new { r.CallId, r.Name }).IsUnique(); // one base is recognised once under a call
        builder.HasOne<Application>().WithOne().HasForeignKey<Recognition>(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
