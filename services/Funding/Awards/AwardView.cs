using ServiceDefaults.Http;

namespace Funding.Awards;

/// <summary>An award as callers see it.</summary>
/// <param name="Paid">What reached the payee, less what the bank returned.</param>
/// <param name="AgreementNumber">The agreement's document number (文号), once it was sent.</param>
/// <param name="EndedFor">Why it ended early.</param>
public sealed record AwardView(
    Guid Id, long Revision, AwardStatus Status, Guid BaseId, Guid BudgetId, MoneyAmount Amount, MoneyAmount Paid,
    IReadOnlyList<InstalmentView> Instalments, int RepayablePercent, DateOnly? ApprovedOn, string? AgreementNumber, string? EndedFor) : IVersioned
{
    internal static AwardView Of(Award a) => new(
        a.Id, a.Revision, a.Status, a.BaseId, a.BudgetId, MoneyAmount.OfFen(a.AmountFen), MoneyAmount.OfFen(a.PaidFen),
        [.. a.Instalments.OrderBy(i => i.Number).Select(i => new InstalmentView(i.Number, MoneyAmount.OfFen(i.AmountFen)))],
        a.RepayablePercent, a.ApprovedOn, a.AgreementNumber, a.EndedFor);
}

public sealed record InstalmentView(int Number, MoneyAmount Amount);
