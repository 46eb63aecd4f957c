using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Treasury.Files;

internal sealed class TreasuryFileMapping : IEntityTypeConfiguration<TreasuryFile>
{
    public void Configure(EntityTypeBuilder<TreasuryFile> builder)
    {
        builder.ToTable("treasury_file", table =>
            table.HasCheckConstraint("ck_treasury_file_refused", "(status = 'Refused') = (refused_for IS NOT NULL)"));
        builder.Property(f => f.FileName).HasMaxLength(200);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.MessageId).HasMaxLength(35);
        builder.HasIndex(f => f.Sha256).IsUnique();
        builder.HasIndex(f => new { f.Message, f.MessageId }).IsUnique().HasFilter("status <> 'Refused'");
        builder.HasIndex(f => f.Id).HasFilter("status = 'Waiting'").HasDatabaseName("ix_treasury_file_waiting");
    }
}

internal sealed class TreasuryContentMapping : IEntityTypeConfiguration<TreasuryContent>
{
    public void Configure(EntityTypeBuilder<TreasuryContent> builder)
    {
        builder.ToTable("treasury_content");
        builder.HasKey(c => c.FileId);
        builder.HasOne<TreasuryFile>().WithOne().HasForeignKey<TreasuryContent>(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TreasuryOrderMapping : IEntityTypeConfiguration<TreasuryOrder>
{
    public void Configure(EntityTypeBuilder<TreasuryOrder> builder)
    {
        builder.ToTable("treasury_order", table => table.HasCheckConstraint("ck_treasury_order_amount", "amount_fen > 0"));
        builder.HasKey(o => new { o.FileId, o.EndToEndId });
        builder.Property(o => o.EndToEndId).HasMaxLength(35);
        builder.HasIndex(o => o.EndToEndId);
        builder.HasOne<TreasuryFile>().WithMany().HasForeignKey(o => o.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TreasuryReportMapping : IEntityTypeConfiguration<TreasuryReport>
{
    public void Configure(EntityTypeBuilder<TreasuryReport> builder)
    {
        builder.ToTable("treasury_report");
        builder.HasKey(r => new { r.FileId, r.Number });
        builder.Property(r => r.EndToEndId).HasMaxLength(35);
        builder.HasIndex(r => r.EndToEndId);
        builder.HasOne<TreasuryFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TreasuryStatement>().WithMany().HasForeignKey(r => new { r.StatementId, r.Page }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TreasuryStatementMapping : IEntityTypeConfiguration<TreasuryStatement>
{
    public void Configure(EntityTypeBuilder<TreasuryStatement> builder)
    {
        builder.ToTable("treasury_statement", table => table.HasCheckConstraint("ck_treasury_statement_page", "page > 0"));
        builder.HasKey(s => new { s.StatementId, s.Page }); // a statement that comes again, under another number, is not counted twice
        builder.Property(s => s.StatementId).HasMaxLength(35);
        builder.HasIndex(s => s.Date);
        builder.HasOne<TreasuryFile>().WithMany().HasForeignKey(s => s.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
