using ServiceDefaults.Http;

namespace Evaluation.Criteria;

internal static class CriteriaEndpoints
{
    public static void MapCriteria(this IEndpointRouteBuilder app)
    {
        var criteria = app.MapApi("/criteria-versions", "Criteria");
        criteria.MapGet("/", ReadCriteria.List).RequireAuthorization(Authorization.ReadCriteria)
            .WithSummary("Criteria versions, oldest first (R87); drafts for development and reform officers only.");
        criteria.MapGet("/{id:guid}", ReadCriteria.One).RequireAuthorization(Authorization.ReadCriteria)
            .WithSummary("One version with its items, their clauses and its scoring method.");
        criteria.MapPost("/", DraftCriteria.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Drafts a version for one kind from the annex that the product ships (R103).");
        criteria.MapPost("/import", ImportCriteria.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Drafts a version from a city's own document; everything that is wrong with it comes at once, each with its pointer.");
        criteria.MapPut("/{id:guid}/method", ChangeMethod.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Gives a draft its weights, scale, pass mark, gates, combination and tie-breaks.");
        criteria.MapPost("/{id:guid}/publish", PublishCriteria.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Publishes a draft: from now on it never changes.");
    }
}
