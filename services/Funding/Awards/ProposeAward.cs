using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Budgets;
using Funding.Data;
using Funding.Programmes.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

internal static class ProposeAward
{
    private const int MostInstalments = InstalmentRequest.Most;

    /// <param name="BudgetId">An approved budget that the money comes from.</param>
    /// <param name="Instalments">Numbered from 1; they add up to <paramref name="Amount"/>.</param>
    /// <param name="RepayablePercent">How much of what was paid comes back when the base loses its title.</param>
    /// <param name="ProjectCode">The project's code (项目代码); a project is supported once.</param>
    /// <param name="Matching">Own money that the base brings along (自筹资金).</param>
    /// <param name="Conditions">What must be proven before an instalment is paid.</param>
    public sealed record Request(
        Guid BaseId,
        Guid BudgetId,
        [property: Required] MoneyAmount Amount,
        [property: Required, MinLength(1), MaxLength(MostInstalments)] IReadOnlyList<InstalmentRequest> Instalments,
        [property: Range(0, 100)] int RepayablePercent,
        [property: Text(60)] string? ProjectCode = null,
        MoneyAmount? Matching = null,
        [property: Items(MostInstalments)] IReadOnlyList<ConditionRule>? Conditions = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            foreach (var fault in InstalmentRequest.FaultsOf(Instalments, Conditions ?? []))
            {
                yield return fault;
            }

            if (Instalments.Sum(i => i.Amount.Fen) != Amount.Fen)
            {
                yield return new("The instalments must add up to the amount.", [nameof(Instalments)]);
            }
        }
    }

    public static async Task<Created<AwardView>> Handle(
        Request request, FundingDb db, Caller caller, IOptions<FundingOptions> options, CancellationToken cancellationToken)
    {
        var budget = await db.Budgets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BudgetId, cancellationToken);
        Require(budget is { Status: BudgetStatus.Approved }, "budget-not-approved", "Choose a budget that exists and is approved.");
        Require(
            await db.FundAccounts.AnyAsync(a => a.BaseId == request.BaseId && a.OpenedAt != null, cancellationToken),
            "base-unknown", "No registered base has this id: choose one of the fund accounts.");
        await db.LockBaseAsync(request.BaseId, cancellationToken);
        var account = await db.AccountOfAsync(request.BaseId, cancellationToken);
        account.RequireFundable(options.Value.Funded);
        await db.RequireUnsupportedAsync(request.BaseId, null, request.ProjectCode, cancellationToken);

        var award = new Award(account, budget.Id, InstalmentRequest.PlanOf(request.Instalments), request.RepayablePercent, caller.Subject)
            .With(request.ProjectCode, request.Matching?.Fen, InstalmentRequest.ConditionsOf(request.Instalments, request.Conditions ?? []));
        db.Awards.Add(award);
        db.Record(award, "award-proposed", to: nameof(AwardStatus.Proposed), data: new { award.BaseId, award.AmountFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"awards/{award.Id}", AwardView.Of(award));
    }
}
