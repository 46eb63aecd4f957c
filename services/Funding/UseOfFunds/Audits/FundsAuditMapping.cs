using Funding.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.UseOfFunds.Audits;

internal sealed class FundsAuditMapping : IEntityTypeConfiguration<FundsAudit>
{
    public void Configure(EntityTypeBuilder<FundsAudit> builder)
    {
        builder.ToTable("funds_audit", table =>
        {
            table.HasCheckConstraint("ck_funds_audit_people", "concluded_by <> reported_by");
            table.HasCheckConstraint("ck_funds_audit_reported", "(status = 'Ordered') = (reported_by IS NULL)");
            table.HasCheckConstraint("ck_funds_audit_concluded", "(status = 'Concluded') = (concluded_by IS NOT NULL) AND (status = 'Concluded' OR upheld_fen = 0)");
        });
        builder.ComplexCollection(a => a.Findings, findings => findings.ToJson("findings"));
        builder.ComplexCollection(a => a.Upheld, upheld => upheld.ToJson("upheld"));
        builder.HasOne<Award>().WithMany().HasForeignKey(a => a.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.AwardId);
        builder.HasIndex(a => a.BaseId);
    }
}
