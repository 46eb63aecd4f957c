using ServiceDefaults.Http;

namespace Evaluation.Experts;

internal static class ExpertEndpoints
{
    public static void MapExperts(this IEndpointRouteBuilder app)
    {
        var experts = app.MapApi("/experts", "Experts");
        experts.MapGet("/", ReadExperts.List).RequireAuthorization(Authorization.ReadExperts)
            .WithSummary("The pool of experts, oldest first, by expertise, area, institution, or whether retired (R88); for an expert the own entry alone.");
        experts.MapGet("/{id:guid}", ReadExperts.One).RequireAuthorization(Authorization.ReadExperts).WithSummary("One expert.");
        experts.MapGet("/{id:guid}/history", ReadExperts.History).RequireAuthorization(Authorization.ReadExperts)
            .WithSummary("Every change of an entry: who made it, when and why, and the entry after it.");
        experts.MapPost("/", AddExpert.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Adds a person to the pool, with the employers that make a conflict.");
        experts.MapPut("/{id:guid}", ReviseExpert.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Writes an entry's profile anew: expertise, institution, seniority, load limit, area.");
        experts.MapPut("/{id:guid}/availability", SetAvailability.Handle).RequireAuthorization(Authorization.KeepExpert)
            .WithSummary("Says when the expert has time; no period: always.");
        experts.MapPost("/{id:guid}/affiliations", KeepAffiliations.Add).RequireAuthorization(Authorization.KeepExpert)
            .WithSummary("Records what binds the expert to an organisation; a review that is in conflict with it ends at once.");
        experts.MapPost("/{id:guid}/affiliations/{affiliationId:guid}/end", KeepAffiliations.End).RequireAuthorization(Authorization.KeepExpert)
            .WithSummary("Records the last day of an affiliation, which counts on for the years that a round looks back.");
        experts.MapPost("/{id:guid}/affiliations/{affiliationId:guid}/strike", KeepAffiliations.Strike).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Strikes an affiliation that was recorded in error.");
        experts.MapPost("/{id:guid}/retire", RetireExpert.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Takes an expert out of the pool: locked sheets stay, open reviews go to others.");
        experts.MapPost("/{id:guid}/return", RetireExpert.Return).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Takes a retired expert back into the pool.");
    }
}
