using Applications.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Eligibility.Departments;

internal sealed class DepartmentCheckMapping : IEntityTypeConfiguration<DepartmentCheck>
{
    public void Configure(EntityTypeBuilder<DepartmentCheck> builder)
    {
        builder.ToTable("department_check", table =>
        {
            table.HasCheckConstraint("department_check_answered", "status <> 'Answered' or (answer is not null and answered_by is not null and answered_at is not null)");
            table.HasCheckConstraint("department_check_reasoned", "answer is null or answer = 'Clear' or reason is not null");
            table.HasCheckConstraint("department_check_overridden", "(status = 'Overridden') = (override_reason is not null and overridden_by is not null)");
        });
        builder.Property(c => c.Status).HasMaxLength(30);
        builder.Property(c => c.Department).HasMaxLength(30);
        builder.Property(c => c.Kind).HasMaxLength(30);
        builder.Property(c => c.Answer).HasMaxLength(30);
        builder.Property(c => c.BaseName).HasMaxLength(200);
        builder.Property(c => c.Area).HasMaxLength(12);
        builder.Property(c => c.ApplicantName).HasMaxLength(200);
        builder.Property(c => c.ApplicantCode).HasMaxLength(18);
        builder.HasOne<Application>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.ApplicationId, c.Department, c.Round }).IsUnique();
        builder.HasIndex(c => new { c.ApplicationId, c.Department }).IsUnique().HasDatabaseName("ux_department_check_one_open")
            .HasFilter("status in ('Open', 'Overdue')");
        builder.HasIndex(c => new { c.Department, c.Status, c.Id });
    }
}
