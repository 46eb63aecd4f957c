using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Calendars;

internal sealed class YearCalendarMapping : IEntityTypeConfiguration<YearCalendar>
{
    public void Configure(EntityTypeBuilder<YearCalendar> builder)
    {
        builder.ToTable("year_calendar");
        builder.HasIndex(c => c.Year).IsUnique();
    }
}

internal sealed class ProgrammeClockMapping : IEntityTypeConfiguration<ProgrammeClock>
{
    public void Configure(EntityTypeBuilder<ProgrammeClock> builder) => builder.ToTable("programme_clock");
}
