using Applications.Data;
using Contracts;
using Contracts.Evaluation;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Applications.Criteria;

internal static class ReadCriteria
{
    public static Task<Page<CriteriaVersionView>> List(
        [AsParameters] PageRequest page, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.CriteriaVersions.ToPageAsync(page, CriteriaVersionView.Of, cancellationToken);

    public static Task<Results<Ok<CriteriaVersionView>, NotFound>> One(Guid id, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.CriteriaVersions.OneAsync(id, CriteriaVersionView.Of, cancellationToken);

    public static Task<Page<ReferenceFigureView>> Figures(
        [AsParameters] PageRequest page, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.ReferenceFigures.ToPageAsync(page, ReferenceFigureView.Of, cancellationToken);
}

/// <summary>What a form of one kind must answer (R112–R172).</summary>
public sealed record CriteriaVersionView(
    Guid Id, long Revision, BaseKind Kind, int Number, string Title, IReadOnlyList<CriteriaItem> Items) : IVersioned
{
    internal static CriteriaVersionView Of(CriteriaVersion c) => new(c.Id, c.Revision, c.Kind, c.Number, c.Title, c.Items);
}

/// <summary>An official figure (R39, R131).</summary>
/// <param name="Unit">Such as <c>%</c>.</param>
public sealed record ReferenceFigureView(
    Guid Id, long Revision, string Code, ReferenceScope Scope, int Year, decimal Value, string Unit, string Source) : IVersioned
{
    internal static ReferenceFigureView Of(ReferenceFigure f) => new(f.Id, f.Revision, f.Code, f.Scope, f.Year, f.Value, f.Unit, f.Source);
}
