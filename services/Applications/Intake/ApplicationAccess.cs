using Applications.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Intake;

/// <summary>Whose applications are whose: what lies outside does not exist for the caller (404).</summary>
internal static class ApplicationAccess
{
    public static IQueryable<Application> OfOrganisation(this IQueryable<Application> applications, Caller caller) =>
        applications.Where(a => caller.Organisation != null && a.ApplicantCode == caller.Organisation);

    public static IQueryable<Application> OfArea(this IQueryable<Application> applications, Caller caller) =>
        applications.HandedIn().Where(a => caller.Area != null && a.Area == caller.Area);

    public static IQueryable<Application> HandedIn(this IQueryable<Application> applications) => applications.Where(a => a.SubmittedAt != null);

    /// <summary>Null for what the acting role does not see; 412 when it has changed since it was read.</summary>
    public static async Task<Application?> FindAsync(
        this IQueryable<Application> within, Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var application = await within.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (application is not null)
        {
            ifMatch.Check(application);
        }

        return application;
    }

    /// <summary>All that the caller may read in any of its roles.</summary>
    public static IQueryable<Application> ReadableBy(this ApplicationsDb db, Caller caller)
    {
        var ownsAs = caller.Is(Role.Applicant) ? caller.Organisation : null;
        var area = caller.Is(Role.CountyOfficer) ? caller.Area : null;
        var expert = caller.Is(Role.Expert) ? caller.Subject : null;
        var readsAll = caller.Is(Role.DrcOfficer) || caller.Is(Role.DepartmentOfficer) || caller.Is(Role.Auditor);
        var isGovernment = caller.Is(Role.CityGovernment);
        if (readsAll && ownsAs is null)
        {
            return db.Applications.HandedIn(); // the longest lists have the shortest statement
        }

        return db.Applications.Where(a =>
            (ownsAs != null && a.ApplicantCode == ownsAs)
            || (a.SubmittedAt != null
                && (readsAll
                    || (area != null && a.Area == area)
                    || (isGovernment && ApplicationStatuses.BeforeTheGovernment.Contains(a.Status))
                    || (expert != null && db.Examinations.Any(e => e.ApplicationId == a.Id && e.Experts.Contains(expert))
                        && !db.Calls.Any(c => c.Id == a.CallId && c.BlindReview)))));
    }

    /// <summary>What the caller examines without being told whose it is: read in Evaluation, and here the files alone, without their names.</summary>
    public static IQueryable<Application> ExaminedBlindlyBy(this ApplicationsDb db, Caller caller)
    {
        var expert = caller.Is(Role.Expert) ? caller.Subject : null;
        return db.Applications.Where(a =>
            expert != null && db.Examinations.Any(e => e.ApplicationId == a.Id && e.Experts.Contains(expert))
            && db.Calls.Any(c => c.Id == a.CallId && c.BlindReview));
    }
}
