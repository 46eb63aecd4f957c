using Applications.Calendars;
using Applications.Calls;
using Applications.Recognitions;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace Applications.Data;

/// <summary>Calls, recognitions and the calendars that the programme runs by.</summary>
internal sealed class ApplicationsDb(DbContextOptions<ApplicationsDb> options) : ServiceDb(options)
{
    public DbSet<Call> Calls => Set<Call>();

    public DbSet<Recognition> Recognitions => Set<Recognition>();

    public DbSet<YearCalendar> YearCalendars => Set<YearCalendar>();

    public DbSet<ProgrammeClock> ProgrammeClocks => Set<ProgrammeClock>();
}
