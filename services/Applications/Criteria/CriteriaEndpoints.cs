using ServiceDefaults.Http;

namespace Applications.Criteria;

internal static class CriteriaEndpoints
{
    public static void MapCriteria(this IEndpointRouteBuilder app)
    {
        var criteria = app.MapApi("/criteria-versions", "Criteria");
        criteria.MapGet("/", ReadCriteria.List).RequireAuthorization(Authorization.ReadCalls)
            .WithSummary("The criteria as Evaluation published them, oldest first: what forms must answer (R87).");
        criteria.MapGet("/{id:guid}", ReadCriteria.One).RequireAuthorization(Authorization.ReadCalls).WithSummary("One criteria version.");
        app.MapApi("/reference-series", "Criteria").MapGet("/", ReadCriteria.Figures).RequireAuthorization(Authorization.ReadCalls)
            .WithSummary("The official figures that applicants compare theirs with (R39, R131), oldest first.");
    }
}
