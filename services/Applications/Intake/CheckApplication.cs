using Applications.Calls;
using Applications.Criteria;
using Applications.Data;
using Applications.Forms;
using Applications.Materials;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Intake;

internal static class CheckApplication
{
    /// <summary>Whether the form could be submitted, with all that it lacks at once.</summary>
    /// <param name="Comparisons">For a region: the averages that research intensity is compared with, latest year of each scope.</param>
    /// <param name="Corrections">What the county returned it for, and whether each has been changed since.</param>
    public sealed record View(
        bool Complete, IReadOnlyList<FormProblem> Problems, IReadOnlyList<Comparison> Comparisons, IReadOnlyList<CorrectionView> Corrections);

    /// <param name="Binds">The call judges by this one; the other is shown because the policy names both (R39, R131).</param>
    public sealed record Comparison(string Code, ReferenceScope Scope, int Year, decimal Value, string Unit, string Source, bool Binds);

    public static async Task<Results<Ok<View>, NotFound>> Handle(
        Guid id, ApplicationsDb db, Caller caller, FormReview review, CancellationToken cancellationToken)
    {
        var application = await db.Applications.OfOrganisation(caller).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (application is null)
        {
            return TypedResults.NotFound();
        }

        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
        var problems = await review.ProblemsOfAsync(application, call, await db.MaterialsToSealAsync(id, cancellationToken), cancellationToken);
        IReadOnlyList<Comparison> comparisons = application.Kind is BaseKind.Region ? await ComparisonsAsync(db, call, cancellationToken) : [];
        return TypedResults.Ok(new View(
            problems.Count == 0, problems, comparisons, Correction.ViewsOf(application.Corrections, application.Form)));
    }

    private static async Task<IReadOnlyList<Comparison>> ComparisonsAsync(ApplicationsDb db, Call call, CancellationToken cancellationToken)
    {
        var figures = await db.ReferenceFigures.AsNoTracking().Where(f => f.Code == ReferenceFigure.ResearchIntensity).ToListAsync(cancellationToken);
        return
        [
            .. figures.GroupBy(f => f.Scope).Select(scope => scope.MaxBy(f => f.Year)!).OrderBy(f => f.Scope).Select(f =>
                new Comparison(f.Code, f.Scope, f.Year, f.Value, f.Unit, f.Source, Binds: f.Scope == call.Rules.ResearchReference)),
        ];
    }
}
