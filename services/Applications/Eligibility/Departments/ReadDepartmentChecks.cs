using Applications.Data;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Eligibility.Departments;

internal static class ReadDepartmentChecks
{
    /// <summary>Filters of the list; each that is given must hold.</summary>
    public sealed record Filter(DepartmentCheckStatus? Status, Guid? CallId, Guid? ApplicationId, Department? Department);

    public static Task<Page<DepartmentCheckView>> List(
        [AsParameters] PageRequest page, [AsParameters] Filter filter, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller)
            .Where(c => (filter.Status == null || c.Status == filter.Status) && (filter.CallId == null || c.CallId == filter.CallId)
                && (filter.ApplicationId == null || c.ApplicationId == filter.ApplicationId)
                && (filter.Department == null || c.Department == filter.Department))
            .ToPageAsync(page, DepartmentCheckView.Of, cancellationToken);

    public static Task<Results<Ok<DepartmentCheckView>, NotFound>> One(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, DepartmentCheckView.Of, cancellationToken);

    private static IQueryable<DepartmentCheck> Visible(ApplicationsDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor) ? db.DepartmentChecks : db.DepartmentChecks.OfDepartment(caller);

    /// <summary>The caller's own department's; none for who belongs to none.</summary>
    internal static IQueryable<DepartmentCheck> OfDepartment(this IQueryable<DepartmentCheck> checks, Caller caller)
    {
        Department? own = Enum.TryParse<Department>(caller.Department, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        return checks.Where(c => own != null && c.Department == own);
    }
}

/// <summary>A question to a department about one applicant, and its answer.</summary>
/// <param name="Round">1 for the first time; the highest of a department counts.</param>
/// <param name="DueAt">The first instant that is too late; an answer is still taken until the commission has decided.</param>
/// <param name="Late">It was answered after its deadline.</param>
public sealed record DepartmentCheckView(
    Guid Id, long Revision, DepartmentCheckStatus Status, Department Department, int Round, Guid ApplicationId, Guid CallId, BaseKind Kind,
    string BaseName, string Area, Party Applicant, DateTimeOffset AskedAt, DateTimeOffset DueAt, DepartmentAnswer? Answer, string? Reason,
    string? Evidence, DateTimeOffset? AnsweredAt, bool Late, string? OverrideReason) : IVersioned
{
    internal static DepartmentCheckView Of(DepartmentCheck c) => new(
        c.Id, c.Revision, c.Status, c.Department, c.Round, c.ApplicationId, c.CallId, c.Kind, c.BaseName, c.Area,
        new(c.ApplicantName, c.ApplicantCode), c.AskedAt, c.DueAt, c.Answer, c.Reason, c.Evidence, c.AnsweredAt, c.AnsweredAt >= c.DueAt, c.OverrideReason);
}
