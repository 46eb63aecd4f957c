using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Budgets;
using Funding.Data;
using Funding.Programmes.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Programmes;

/// <summary>A programme is drafted, and rewritten whole until it is published.</summary>
internal static class WriteProgramme
{
    /// <param name="BudgetId">An approved budget that the money comes from.</param>
    public sealed record Request([property: Required, Text(200)] string Title, Guid BudgetId, [property: Required] ProgrammeRules Rules) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => RuleFaults.Of(Rules, nameof(Rules));
    }

    public sealed record Change([property: Required, Text(200)] string Title, [property: Required] ProgrammeRules Rules) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => RuleFaults.Of(Rules, nameof(Rules));
    }

    public static async Task<Created<ProgrammeView>> Draft(Request request, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var budget = await db.Budgets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BudgetId, cancellationToken);
        Require(budget is not null, "budget-not-approved", "Choose a budget that exists and is approved.");
        var programme = new FundingProgramme(request.Title, budget, request.Rules, caller.Subject);
        db.Programmes.Add(programme);
        db.Record(programme, "programme-drafted", to: programme.Stage, reason: programme.Title, data: new { programme.BudgetId });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"funding-programmes/{programme.Id}", ProgrammeView.Of(programme));
    }

    public static Task<Results<Ok<ProgrammeView>, NotFound>> Rewrite(
        Guid id, Change request, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        db.StepAsync(
            db.Programmes, id, ifMatch,
            new("programme-rewritten", request.Title, programme => programme.Rewrite(request.Title, request.Rules, caller.Subject)),
            ProgrammeView.Of, cancellationToken);
}
