using Applications.Criteria;
using Applications.Data;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Intake;

internal static class CheckApplication
{
    /// <summary>Whether the form could be submitted, with all that it lacks at once.</summary>
    /// <param name="Comparisons">For a region: the averages that research intensity is compared with, latest year of each scope.</param>
    public sealed record View(bool Complete, IReadOnlyList<FormProblem> Problems, IReadOnlyList<Comparison> Comparisons);

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

        var problems = await review.ProblemsOfAsync(application, cancellationToken);
        return TypedResults.Ok(new View(problems.Count == 0, problems, await ComparisonsAsync(application, db, cancellationToken)));
    }

    private static async Task<IReadOnlyList<Comparison>> ComparisonsAsync(
        Application application, ApplicationsDb db, CancellationToken cancellationToken)
    {
        if (application.Kind is not BaseKind.Region)
        {
            return [];
        }

        var rules = await db.Calls.Where(c => c.Id == application.CallId).Select(c => c.Rules).SingleAsync(cancellationToken);
        var figures = await db.ReferenceFigures.AsNoTracking().Where(f => f.Code == ReferenceFigure.ResearchIntensity).ToListAsync(cancellationToken);
        return
        [
            .. figures.GroupBy(f => f.Scope).Select(scope => scope.MaxBy(f => f.Year)!).OrderBy(f => f.Scope).Select(f =>
                new Comparison(f.Code, f.Scope, f.Year, f.Value, f.Unit, f.Source, Binds: f.Scope == rules.ResearchReference)),
        ];
    }
}
