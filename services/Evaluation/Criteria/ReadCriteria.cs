using Contracts;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Criteria;

internal static class ReadCriteria
{
    public static Task<Page<CriteriaVersionView>> List(
        [AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, CriteriaVersionView.Of, cancellationToken);

    public static Task<Results<Ok<CriteriaVersionView>, NotFound>> One(
        Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, CriteriaVersionView.Of, cancellationToken);

    /// <summary>The version in force for a kind.</summary>
    internal static Task<CriteriaVersion?> LatestAsync(EvaluationDb db, BaseKind kind, CancellationToken cancellationToken) =>
        db.CriteriaVersions.AsNoTracking().Where(c => c.Kind == kind && c.Number != null).OrderByDescending(c => c.Number)
            .FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<CriteriaVersion> Visible(EvaluationDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) ? db.CriteriaVersions : db.CriteriaVersions.Where(c => c.Status == CriteriaStatus.Published);
}
