using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Budgets;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

internal static class ProposeAward
{
    private const int MostInstalments = 50;

    /// <param name="BudgetId">An approved budget that the money comes from.</param>
    /// <param name="Instalments">Numbered from 1; they add up to <paramref name="Amount"/>.</param>
    /// <param name="RepayablePercent">How much of what was paid comes back when the base loses its title.</param>
    public sealed record Request(
        Guid BaseId,
        Guid BudgetId,
        [property: Required] MoneyAmount Amount,
        [property: Required, MinLength(1), MaxLength(MostInstalments)] IReadOnlyList<InstalmentRequest> Instalments,
        [property: Range(0, 100)] int RepayablePercent) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Instalments.Select(i => i.Number).Order().SequenceEqual(Enumerable.Range(1, Instalments.Count)))
            {
                yield return new("Number the instalments 1, 2, 3 and so on.", [nameof(Instalments)]);
            }

            if (Instalments.Sum(i => i.Amount.Fen) != Amount.Fen)
            {
                yield return new("The instalments must add up to the amount.", [nameof(Instalments)]);
            }
        }
    }

    public sealed record InstalmentRequest([property: Range(1, MostInstalments)] int Number, [property: Required] MoneyAmount Amount);

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

        var award = new Award(
            account, budget.Id, request.Instalments.OrderBy(i => i.Number).Select(i => new Instalment(i.Number, i.Amount.Fen)),
            request.RepayablePercent, caller.Subject);
        db.Awards.Add(award);
        db.Record(award, "award-proposed", to: nameof(AwardStatus.Proposed), data: new { award.BaseId, award.AmountFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"awards/{award.Id}", AwardView.Of(award));
    }
}
