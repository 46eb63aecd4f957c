using Funding.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.UseOfFunds.Reports;

internal sealed class UseReportMapping : IEntityTypeConfiguration<UseReport>
{
    public void Configure(EntityTypeBuilder<UseReport> builder)
    {
        builder.ToTable("use_report", table =>
        {
            table.HasCheckConstraint("ck_use_report_days", "from_day <= to_day");
            table.HasCheckConstraint("ck_use_report_accepted", "(status = 'Accepted') = (accepted_by IS NOT NULL) AND accepted_by <> submitted_by");
            table.HasCheckConstraint("ck_use_report_submitted", "status NOT IN ('Submitted', 'Accepted') OR submitted_by IS NOT NULL");
            table.HasCheckConstraint(
                "ck_use_report_money", "spent_fen >= 0 AND capital_own_fen >= 0 AND capital_private_fen >= 0 AND capital_loan_fen >= 0 AND capital_other_public_fen >= 0");
        });
        builder.Ignore(r => r.IsAwaited);
        builder.ComplexCollection(r => r.Spending, spending => spending.ToJson("spending"));
        builder.ComplexCollection(r => r.Documents, documents => documents.ToJson("documents"));
        builder.ComplexProperty(r => r.Capital);
        builder.HasOne<Award>().WithMany().HasForeignKey(r => r.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AwardId, r.FromDay }).IsUnique().HasFilter("status <> 'Waived'");
        builder.HasIndex(r => r.BaseId);
    }
}
