using Applications.Calls;
using Applications.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Intake;

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    /// <summary>One live application per organisation, call and kind.</summary>
    public const string OneLive = "ux_application_one_live";

    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("application", table =>
        {
            table.HasCheckConstraint("application_sealed", "status in ('Draft', 'Withdrawn') or (form_hash is not null and submitted_at is not null)");
            table.HasCheckConstraint("application_form_hash", "length(form_hash) = 64");
            table.HasCheckConstraint("application_recognised", "(status = 'Recognised') = (recognition_id is not null)");
            table.HasCheckConstraint("application_rank", "rank > 0 and score between 0 and 100");
        });
        builder.HasOne<Call>().WithMany().HasForeignKey(a => a.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CallVersion>().WithMany().HasForeignKey(a => new { a.CallId, a.CallVersion }).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Status).HasMaxLength(30);
        builder.Property(a => a.Kind).HasMaxLength(30);
        builder.Property(a => a.ApplicantCode).HasMaxLength(18);
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.Area).HasMaxLength(12);
        builder.Property(a => a.FormHash).HasMaxLength(64);
        builder.Property(a => a.Score).HasPrecision(7, 4);
        builder.Property(a => a.Form).IsJson();
        builder.Property(a => a.Corrections).IsJson();
        builder.Property(a => a.Remarks).IsJson();
        builder.Property(a => a.Supplements).IsJson();
        builder.Ignore(a => a.Applicant);
        builder.Ignore(a => a.OwnRegion);
        builder.Property(a => a.CarrierCode).HasMaxLength(18);
        builder.Property(a => a.Recommendation).IsJson();
        builder.Property(a => a.IndependentCheck).IsJson();
        builder.Property(a => a.SupplementRequest).IsJson();
        builder.Property(a => a.EligibilityReport).IsJson();
        builder.Property(a => a.IneligibleFor).IsJson();
        builder.HasIndex(a => new { a.CallId, a.CarrierCode });
        builder.HasIndex(a => new { a.ApplicantCode, a.CallId, a.Kind }).IsUnique().HasDatabaseName(OneLive)
            .HasFilter($"status not in ({string.Join(", ", ApplicationStatuses.Over.Select(status => $"'{status}'"))})");
        builder.HasIndex(a => new { a.CallId, a.Kind, a.Status });
        builder.HasOne<Notice>().WithMany().HasForeignKey(a => a.NoticeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.ApplicantCode);
        builder.HasIndex(a => a.Area);
    }
}
