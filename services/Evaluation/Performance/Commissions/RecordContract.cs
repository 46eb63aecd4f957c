using System.ComponentModel.DataAnnotations;
using Contracts;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Performance.Commissions;

internal static class RecordContract
{
    /// <param name="CycleId">The registry's evaluation cycle; its evaluator is the other side of the contract.</param>
    /// <param name="Number">合同编号</param>
    /// <param name="Scope">What is to be done (委托事项).</param>
    public sealed record Request(
        Guid CycleId, [property: Required, Text(100)] string Number, DateOnly SignedOn, DateOnly From, DateOnly Until,
        [property: Required, Text(2000)] string Scope, MoneyAmount? Fee = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Until < From)
            {
                yield return new("The contract ends before it begins.", [nameof(Until)]);
            }
        }
    }

    public static async Task<Created<ContractView>> Handle(Request request, EvaluationDb db, CancellationToken cancellationToken)
    {
        var cycle = await db.PerformanceEvaluations.AsNoTracking().Where(e => e.CycleId == request.CycleId).FirstOrDefaultAsync(cancellationToken);
        Require(cycle is not null, "cycle-unknown", "No evaluation of this cycle has arrived here: open the cycle in Registry first.");
        Require(
            !await db.EvaluatorContracts.AnyAsync(c => c.CycleId == request.CycleId, cancellationToken), "contract-recorded",
            "This cycle has its contract: read it in GET /performance-contracts.");
        var contract = new EvaluatorContract(
            request.CycleId, cycle.Evaluator,
            new(request.Number, request.SignedOn, request.From, request.Until, request.Scope, request.Fee?.Fen));
        db.EvaluatorContracts.Add(contract);
        db.Record(contract, "contract-recorded", to: contract.Status.ToString(), data: new { request.Number });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"performance-contracts/{contract.Id}", ContractView.Of(contract));
    }
}

/// <summary>A contract as the commission and the evaluator see it.</summary>
/// <param name="Plan">As last submitted.</param>
/// <param name="Remark">Why the plan was returned.</param>
public sealed record ContractView(
    Guid Id, long Revision, ContractStatus Status, Guid CycleId, Party Evaluator, string Number, DateOnly SignedOn, DateOnly From, DateOnly Until,
    string Scope, MoneyAmount? Fee, EvaluationPlan? Plan, string? Remark) : IVersioned
{
    internal static ContractView Of(EvaluatorContract c) => new(
        c.Id, c.Revision, c.Status, c.CycleId, c.Evaluator, c.Terms.Number, c.Terms.SignedOn, c.Terms.From, c.Terms.Until, c.Terms.Scope,
        MoneyAmount.OfFen(c.Terms.FeeFen), c.Plan, c.Remark);
}
