using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Performance.Commissions;

internal static class ContractEndpoints
{
    public static void MapPerformanceContracts(this IEndpointRouteBuilder app)
    {
        var contracts = app.MapApi("/performance-contracts", "Performance");
        contracts.MapGet("/", List).RequireAuthorization(Authorization.ReadContracts)
            .WithSummary("Contracts with third parties, oldest first (R80); an evaluator sees its own organisation's.");
        contracts.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadContracts).WithSummary("One contract with its plan.");
        contracts.MapPost("/", RecordContract.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Records the contract with the evaluator of a cycle.");
        contracts.MapPut("/{id:guid}/plan", DecidePlan.Submit).RequireAuthorization(Authorization.EvaluatePerformance)
            .WithSummary("Hands the evaluator's plan in.");
        contracts.MapPost("/{id:guid}/plan/accept", DecidePlan.Accept).RequireAuthorization(Authorization.ManageEvaluation).WithSummary("Accepts the plan.");
        contracts.MapPost("/{id:guid}/plan/return", DecidePlan.Return).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Returns the plan with a reason.");
    }

    private static Task<Page<ContractView>> List([AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, ContractView.Of, cancellationToken);

    private static Task<Results<Ok<ContractView>, NotFound>> One(Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, ContractView.Of, cancellationToken);

    private static IQueryable<EvaluatorContract> Visible(EvaluationDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor)
            ? db.EvaluatorContracts
            : db.EvaluatorContracts.Where(c => c.Evaluator.CreditCode == caller.Organisation);
}
