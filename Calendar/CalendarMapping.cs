using Microsoft.EntityFrameworkCore;

namespace Calendar;

/// <summary>The tables <c>business_clock</c>, <c>working_calendar</c> and <c>due</c>.</summary>
public static class CalendarMapping
{
    public static ModelBuilder AddCalendar(this ModelBuilder model)
    {
        model.Entity<ClockRow>(clock =>
        {
            clock.ToTable("business_clock", table => table.HasCheckConstraint("ck_business_clock_only_row", "only_row"));
            clock.HasKey(c => c.OnlyRow).HasName("pk_business_clock");
            clock.Property(c => c.OnlyRow).HasColumnName("only_row").ValueGeneratedNever();
            clock.Property(c => c.Ahead).HasColumnName("ahead");
        });
        model.Entity<CalendarYear>(year =>
        {
            year.ToTable("working_calendar");
            year.HasKey(y => y.Year).HasName("pk_working_calendar");
            year.Property(y => y.Year).HasColumnName("year").ValueGeneratedNever();
            year.Property(y => y.Version).HasColumnName("version");
            year.Property(y => y.Holidays).HasColumnName("holidays");
            year.Property(y => y.WorkingWeekends).HasColumnName("working_weekends");
        });
        model.Entity<DueItem>(due =>
        {
            due.ToTable("due");
            due.HasKey(d => d.Id).HasName("pk_due");
            due.Property(d => d.Id).HasColumnName("id").ValueGeneratedNever();
            due.Property(d => d.Kind).HasColumnName("kind");
            due.Property(d => d.SubjectId).HasColumnName("subject_id");
            due.Property(d => d.DueAt).HasColumnName("due_at");
            due.Property(d => d.Attempts).HasColumnName("attempts");
            due.Property(d => d.NextAttempt).HasColumnName("next_attempt");
            due.Property(d => d.LastError).HasColumnName("last_error");
            due.Property(d => d.Created).HasColumnName("created").HasDefaultValueSql("now()");
            due.HasIndex(d => new { d.Kind, d.SubjectId }).IsUnique().HasDatabaseName("ux_due_kind_subject_id");
            due.HasIndex(d => d.DueAt).HasDatabaseName("ix_due_due_at");
        });
        return model;
    }
}

/// <summary>How far business time is ahead of machine time: one row, or none while it never moved.</summary>
internal sealed class ClockRow
{
    public bool OnlyRow { get; init; } = true;

    public TimeSpan Ahead { get; init; }
}
