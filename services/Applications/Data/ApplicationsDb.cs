using Applications.Calendars;
using Applications.Calls;
using Applications.Consent;
using Applications.County;
using Applications.Criteria;
using Applications.Eligibility.Departments;
using Applications.Examinations;
using Applications.Intake;
using Applications.Lists.Import;
using Applications.Lists.Search;
using Applications.Lists.Views;
using Applications.Materials;
using Applications.Notices;
using Applications.Notifications;
using Applications.Objections;
using Applications.Receipts;
using Applications.Recognitions;
using Applications.ReferenceData;
using Applications.Selection;
using Applications.Titles;
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

    public DbSet<PromotionBody> PromotionBodies => Set<PromotionBody>();

    public DbSet<CountyList> CountyLists => Set<CountyList>();

    public DbSet<DepartmentCheck> DepartmentChecks => Set<DepartmentCheck>();

    public DbSet<Title> Titles => Set<Title>();

    public DbSet<Material> Materials => Set<Material>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<Examination> Examinations => Set<Examination>();

    public DbSet<Ranking> Rankings => Set<Ranking>();

    public DbSet<SelectionDecision> Selections => Set<SelectionDecision>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Objection> Objections => Set<Objection>();

    public DbSet<ConsentList> ConsentLists => Set<ConsentList>();

    public DbSet<Recognition> Recognitions => Set<Recognition>();

    public DbSet<ReferenceList> ReferenceLists => Set<ReferenceList>();

    public DbSet<ReferenceListVersion> ReferenceListVersions => Set<ReferenceListVersion>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<ApplicationListing> ApplicationListings => Set<ApplicationListing>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<RecommendationImport> RecommendationImports => Set<RecommendationImport>();

    public DbSet<YearCalendar> YearCalendars => Set<YearCalendar>();

    public DbSet<ProgrammeClock> ProgrammeClocks => Set<ProgrammeClock>();
}
