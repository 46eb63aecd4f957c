using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Eligibility.Departments;

internal static class ReadDepartmentChecks
{
    /// <summary>Filters of the list; each that is given must hold.</summary>
    public sealed record Filter
    {
        [RegularExpression("^(open|overdue|answered|overridden|lapsed)$")]
        public string? Status { get; init; }

        [RegularExpression("^(credit|tax|safety|statistics)$")]
        public string? Department { get; init; }

        public Guid? CallId { get; init; }

        public Guid? ApplicationId { get; init; }

        internal IQueryable<DepartmentCheck> Of(IQueryable<DepartmentCheck> checks)
        {
            DepartmentCheckStatus? status = Status is null ? null : Enum.Parse<DepartmentCheckStatus>(Status, ignoreCase: true);
            Department? department = Department is null ? null : Enum.Parse<Department>(Department, ignoreCase: true);
            return checks.Where(c => (status == null || c.Status == status) && (CallId == null || c.CallId == CallId)
                && (ApplicationId == null || c.ApplicationId == ApplicationId) && (department == null || c.Department == department));
        }
    }

    public static Task<Page<DepartmentCheckView>> List(
        [AsParameters] PageRequest page, [AsParameters] Filter filter, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        filter.Of(Visible(db, caller)).ToPageAsync(page, DepartmentCheckView.Of, cancellationToken);

    public static Task<Results<Ok<DepartmentCheckView>, NotFound>> One(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, DepartmentCheckView.Of, cancellationToken);

    private static IQueryable<DepartmentCheck> Visible(ApplicationsDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor) ? db.DepartmentChecks : db.DepartmentChecks.OfDepartment(caller);

    /// <summary>The caller's own department's; none for who belongs to none.</summary>
    internal static IQueryable<DepartmentCheck> OfDepartment(this IQueryable<DepartmentCheck> checks, Caller caller)
    {
        var named = Enum.GetValues<Department>().Where(d => d.ToString().Equals(caller.Department, StringComparison.OrdinalIgnoreCase)).ToArray();
        return checks.Where(c => named.Contains(c.Department));
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
