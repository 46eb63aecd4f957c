using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Funding.FiscalYears;
using Funding.Sources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Budgets;

internal static class DraftBudget
{
    /// <param name="FundSource">Where the money comes from, such as 市级双创专项资金 (R77); left out where a registered source is named.</param>
    /// <param name="Line">The line of that source.</param>
    /// <param name="SourceId">A registered source, whose confirmed appropriations of the year must cover the budget.</param>
    /// <param name="Instrument">How it reaches bases; a grant unless said.</param>
    /// <param name="DocumentNumber">The quota's document (指标文号).</param>
    public sealed record Request(
        [property: Range(2018, 2100)] int FiscalYear,
        [property: Required, Text(100)] string Line,
        [property: Required] MoneyAmount Amount,
        [property: Text(100)] string? FundSource = null,
        Guid? SourceId = null,
        Instrument? Instrument = null,
        [property: Text(100)] string? DocumentNumber = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (FundSource is null == SourceId is null)
            {
                yield return new("Name the fund source, or the id of a registered one.", [nameof(FundSource)]);
            }

            if (SourceId is null && Instrument is not (null or Sources.Instrument.Grant))
            {
                yield return new("Only a registered source gives anything but grants.", [nameof(Instrument)]);
            }
        }
    }

    public static async Task<Created<BudgetView>> Handle(Request request, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        await db.RequireNotClosedAsync(request.FiscalYear, cancellationToken);
        var budget = await MakeAsync(request, db, caller.Subject, cancellationToken);
        Require(
            !await db.Budgets.AnyAsync(
                b => b.FiscalYear == budget.FiscalYear && b.FundSource == budget.FundSource && b.Line == budget.Line, cancellationToken),
            "budget-exists", "This fund source has a budget for that year and line already: use that one.");
        db.Budgets.Add(budget);
        db.Record(budget, "budget-drafted", to: nameof(BudgetStatus.Drafted), reason: budget.DocumentNumber, data: new { budget.AmountFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"budgets/{budget.Id}", BudgetView.Of(budget));
    }

    private static async Task<Budget> MakeAsync(Request request, FundingDb db, string by, CancellationToken cancellationToken)
    {
        if (request.SourceId is not { } sourceId)
        {
            return new(request.FiscalYear, request.FundSource!, request.Line, request.Amount.Fen, by, request.DocumentNumber);
        }

        var source = await db.LockSourceAsync(sourceId, cancellationToken);
        Require(source is not null, "source-unknown", "No fund source has this id: choose one of the fund sources.");
        return new(
            request.FiscalYear, source, request.Line, request.Instrument ?? Sources.Instrument.Grant, request.Amount.Fen, by, request.DocumentNumber);
    }
}
