using Applications.Data;
using Applications.Intake;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Objections;

/// <summary>Which objections there are, and who reads them.</summary>
internal static class ObjectionQueries
{
    private static readonly ObjectionStatus[] TakenUp = [ObjectionStatus.Accepted, ObjectionStatus.Dismissed, ObjectionStatus.Upheld];

    public static IQueryable<Objection> OpenAgainst(this IQueryable<Objection> objections, Guid applicationId) => objections.Where(o =>
        o.ApplicationId == applicationId && (o.Status == ObjectionStatus.Received || o.Status == ObjectionStatus.Accepted));

    public static Task<bool> AreOpenAgainstAsync(this IQueryable<Objection> objections, Guid applicationId, CancellationToken cancellationToken) =>
        objections.OpenAgainst(applicationId).AnyAsync(cancellationToken);

    /// <summary>Objections of one application, and the end of its notice, take turns at its row: held until the transaction ends.</summary>
    public static async Task<Application?> LockApplicationAsync(this ApplicationsDb db, Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from application where id = {id} for update", cancellationToken);
        return await db.Applications.HandedIn().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    /// <summary>Offices read all; the applicant and its county what was taken up.</summary>
    public static IQueryable<Objection> ObjectionsReadableBy(this ApplicationsDb db, Caller caller)
    {
        var readsAll = IsOffice(caller);
        var ownsAs = caller.Is(Role.Applicant) ? caller.Organisation : null;
        var area = caller.Is(Role.CountyOfficer) ? caller.Area : null;
        return db.Objections.Where(o => readsAll || (TakenUp.Contains(o.Status) && db.Applications.Any(a =>
            a.Id == o.ApplicationId && ((ownsAs != null && a.ApplicantCode == ownsAs) || (area != null && a.Area == area)))));
    }

    /// <summary>May know who objects.</summary>
    public static bool IsOffice(Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.DepartmentOfficer) || caller.Is(Role.CityGovernment) || caller.Is(Role.Auditor);
}
