using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Figures;

internal static class FigureEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        var figures = app.MapApi("/reference-series", "Reference series");
        figures.MapGet("/", List).RequireAuthorization(Authorization.ReadCriteria)
            .WithSummary("Official figures that numeric items are judged against, oldest first.");
        figures.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadCriteria).WithSummary("One figure.");
        figures.MapPost("/", PublishFigure.Handle).RequireAuthorization(Authorization.PublishFigures)
            .WithSummary("Publishes a series' figure for one scope and year (R39, R131).");
        figures.MapPost("/imports", ImportFigures.Handle).RequireAuthorization(Authorization.PublishFigures)
            .WithSummary("Publishes and corrects many figures from CSV or JSON, all or none; with dryRun it reports every error and changes nothing.");
        figures.MapPost("/{id:guid}/corrections", CorrectFigure.Handle).RequireAuthorization(Authorization.PublishFigures)
            .WithSummary("Corrects a figure by its next version; what was judged by an earlier one keeps it.");
        figures.MapGet("/{id:guid}/versions", Versions).RequireAuthorization(Authorization.ReadCriteria)
            .WithSummary("Every version of a figure, as it was published or corrected.");
    }

    private static Task<Page<FigureView>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.ReferenceFigures.ToPageAsync(page, FigureView.Of, cancellationToken);

    private static Task<Results<Ok<FigureView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        db.ReferenceFigures.OneAsync(id, FigureView.Of, cancellationToken);

    private static async Task<Results<Ok<FigureHistory>, NotFound>> Versions(Guid id, EvaluationDb db, CancellationToken cancellationToken)
    {
        var versions = await db.FigureVersions.AsNoTracking().Where(v => v.FigureId == id).OrderBy(v => v.Number).ToListAsync(cancellationToken);
        return versions.Count == 0
            ? TypedResults.NotFound()
            : TypedResults.Ok(new FigureHistory(id, [.. versions.Select(v => new FigureVersionView(v.Number, v.Value, v.Unit, v.Source, v.Correction, v.At))]));
    }
}

/// <summary>A figure's versions, oldest first.</summary>
public sealed record FigureHistory(Guid FigureId, IReadOnlyList<FigureVersionView> Items);

/// <param name="Correction">Why it stands in the place of the one before; none for the first.</param>
/// <param name="At">Business time.</param>
public sealed record FigureVersionView(long Number, decimal Value, string Unit, string Source, string? Correction, DateTimeOffset At);
