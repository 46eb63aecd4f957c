using Applications.Calendars;
using Applications.Calls;
using Applications.Criteria;
using Applications.Examinations;
using Applications.Intake;
using Applications.Notifications;
using Applications.Receipts;
using Applications.Recognitions;
using Applications.ReferenceData;
using Applications.Selection;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace Applications.Data;

/// <summary>Calls, applications with what Evaluation says of them, recognitions, and the calendars that the programme runs by.</summary>
internal sealed class ApplicationsDb(DbContextOptions<ApplicationsDb> options) : ServiceDb(options)
{
    public DbSet<CriteriaVersion> CriteriaVersions => Set<CriteriaVersion>();

    public DbSet<ReferenceFigure> ReferenceFigures => Set<ReferenceFigure>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<CallVersion> CallVersions => Set<CallVersion>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<Examination> Examinations => Set<Examination>();

    public DbSet<Ranking> Rankings => Set<Ranking>();

    public DbSet<Recognition> Recognitions => Set<Recognition>();

    public DbSet<ReferenceList> ReferenceLists => Set<ReferenceList>();

    public DbSet<ReferenceListVersion> ReferenceListVersions => Set<ReferenceListVersion>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<YearCalendar> YearCalendars => Set<YearCalendar>();

    public DbSet<ProgrammeClock> ProgrammeClocks => Set<ProgrammeClock>();
}
