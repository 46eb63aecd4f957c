using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Performance.Commissions;

/// <summary>The evaluator hands its plan in; the commission accepts it, or returns it with a reason.</summary>
internal static class DecidePlan
{
    /// <param name="Text">How the bases are evaluated (评估方案).</param>
    public sealed record PlanRequest([property: Required, Text(20_000)] string Text, [property: Items(100)] IReadOnlyList<PlanStep>? Steps = null);

    public static Task<Results<Ok<ContractView>, NotFound>> Submit(
        Guid id, PlanRequest request, IfMatch ifMatch, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(
            db.EvaluatorContracts.Where(c => c.Evaluator.CreditCode == caller.Organisation), id, ifMatch, db, "plan-submitted",
            c => c.Submit(new(request.Text, request.Steps ?? [])), null, cancellationToken);

    public static Task<Results<Ok<ContractView>, NotFound>> Accept(
        Guid id, IfMatch ifMatch, EvaluationDb db, CancellationToken cancellationToken) =>
        ChangeAsync(db.EvaluatorContracts, id, ifMatch, db, "plan-accepted", c => c.Accept(), null, cancellationToken);

    public static Task<Results<Ok<ContractView>, NotFound>> Return(
        Guid id, ReasonRequest request, IfMatch ifMatch, EvaluationDb db, CancellationToken cancellationToken) =>
        ChangeAsync(db.EvaluatorContracts, id, ifMatch, db, "plan-returned", c => c.Return(request.Reason), request.Reason, cancellationToken);

    private static async Task<Results<Ok<ContractView>, NotFound>> ChangeAsync(
        IQueryable<EvaluatorContract> within, Guid id, IfMatch ifMatch, EvaluationDb db, string action, Action<EvaluatorContract> change, string? reason,
        CancellationToken cancellationToken)
    {
        if (await within.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } contract)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        var from = contract.Status;
        change(contract);
        db.Record(contract, action, from.ToString(), contract.Status.ToString(), reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ContractView.Of(contract));
    }
}

/// <summary>A dated step of the plan.</summary>
public sealed record PlanStep([property: Required, Text(200)] string Name, DateOnly From, DateOnly Until);
