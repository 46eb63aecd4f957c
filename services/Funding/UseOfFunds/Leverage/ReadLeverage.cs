using System.Data;
using Funding.Data;
using Funding.Payments;
using Funding.UseOfFunds.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds.Leverage;

/// <summary>What the public money has drawn along (R77), and whether the builders invest what they promised (R78).</summary>
internal static class ReadLeverage
{
    public enum Group
    {
        Award,
        Base,
        FundSource,
        Year,
    }

    /// <param name="Items">One for each award, base, fund source or year, in the order of their names.</param>
    public sealed record Answer(IReadOnlyList<LeverageView> Items, LeverageView Total);

    public static async Task<Ok<Answer>> Handle([OneOf(typeof(Group))] string? by, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var parts = await PartsAsync(db, caller, cancellationToken);
        Func<Part, string> key = (OneOfAttribute.Read<Group>(by) ?? Group.Award) switch
        {
            Group.Base => p => p.BaseId.ToString(),
            Group.FundSource => p => p.FundSource,
            Group.Year => p => p.Money.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => p => p.AwardId.ToString(),
        };
        return TypedResults.Ok(new Answer(
            [.. parts.GroupBy(key).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => LeverageView.Of(g.Key, [.. g.Select(p => p.Money)]))],
            LeverageView.Of("", [.. parts.Select(p => p.Money)])));
    }

    private static async Task<List<Part>> PartsAsync(FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var awards = await (
            from award in db.Awards.InSightOf(db, caller)
            join budget in db.Budgets on award.BudgetId equals budget.Id
            select new { award.Id, award.BaseId, budget.FundSource }).AsNoTracking().ToDictionaryAsync(a => a.Id, cancellationToken);
        var paid = await db.Payments.Where(p => p.Status == PaymentStatus.Paid || p.Status == PaymentStatus.Reconciled)
            .GroupBy(p => new { p.AwardId, p.PaidOn!.Value.Year })
            .Select(g => new { g.Key.AwardId, Money = new YearMoney(g.Key.Year, g.Sum(p => p.AmountFen), 0, 0, 0, 0, 0, 0) }).ToListAsync(cancellationToken);
        var reported = await db.UseReports.AsNoTracking().Where(r => r.Status == UseReportStatus.Accepted)
            .Select(r => new { r.AwardId, r.ToDay.Year, r.Capital }).ToListAsync(cancellationToken);
        var pledged = await db.CapitalPledges.AsNoTracking()
            .Select(p => new { p.AwardId, Money = new YearMoney(p.Year, 0, 0, 0, p.OwnFen, 0, p.PrivateFen, 0) }).ToListAsync(cancellationToken);
        return
        [
            .. paid.Select(p => (p.AwardId, p.Money)).Concat(pledged.Select(p => (p.AwardId, p.Money)))
                .Concat(reported.Select(r => (r.AwardId, Money: new YearMoney(
                    r.Year, 0, r.Capital.OtherPublicFen, r.Capital.OwnFen, 0, r.Capital.PrivateFen, 0, r.Capital.LoanFen))))
                .Where(p => awards.ContainsKey(p.AwardId))
                .Select(p => new Part(p.AwardId, awards[p.AwardId].BaseId, awards[p.AwardId].FundSource, p.Money)),
        ];
    }

    private sealed record Part(Guid AwardId, Guid BaseId, string FundSource, YearMoney Money);
}

/// <summary>One award's money of one year, from one source of knowledge.</summary>
internal sealed record YearMoney(
    int Year, long PaidFen, long OtherPublicFen, long OwnFen, long OwnPledgedFen, long PrivateFen, long PrivatePledgedFen, long LoanFen);

/// <summary>Public money, and what came beside it by the accepted reports.</summary>
/// <param name="Key">The award's or base's id, the fund source, or the year; nothing for the total.</param>
/// <param name="Paid">By the platform, and not returned by a bank.</param>
/// <param name="Leverage">Private capital and loans for each yuan of public money, to two places; none without public money.</param>
public sealed record LeverageView(
    string Key, MoneyAmount Paid, MoneyAmount OtherPublic, MoneyAmount OwnFunds, MoneyAmount OwnFundsPledged, MoneyAmount PrivateCapital,
    MoneyAmount PrivateCapitalPledged, MoneyAmount Loans, decimal? Leverage)
{
    private const int Places = 2;

    internal static LeverageView Of(string key, IReadOnlyCollection<YearMoney> parts)
    {
        var (paid, other) = (parts.Sum(p => p.PaidFen), parts.Sum(p => p.OtherPublicFen));
        var (privately, loans) = (parts.Sum(p => p.PrivateFen), parts.Sum(p => p.LoanFen));
        return new(
            key, MoneyAmount.OfFen(paid), MoneyAmount.OfFen(other), MoneyAmount.OfFen(parts.Sum(p => p.OwnFen)),
            MoneyAmount.OfFen(parts.Sum(p => p.OwnPledgedFen)), MoneyAmount.OfFen(privately), MoneyAmount.OfFen(parts.Sum(p => p.PrivatePledgedFen)),
            MoneyAmount.OfFen(loans), RatioOf(privately + loans, paid + other));
    }

    internal static decimal? RatioOf(long drawnFen, long publicFen) =>
        publicFen > 0 ? decimal.Round((decimal)drawnFen / publicFen, Places, MidpointRounding.AwayFromZero) : null;
}
