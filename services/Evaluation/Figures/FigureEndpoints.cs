using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
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
            .WithSummary("Publishes a series' figure for one scope and year, once and for good (R39, R131).");
    }

    private static Task<Page<FigureView>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.ReferenceFigures.ToPageAsync(page, FigureView.Of, cancellationToken);

    private static Task<Results<Ok<FigureView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        db.ReferenceFigures.OneAsync(id, FigureView.Of, cancellationToken);
}
