using Contracts.Applications;
using Registry.Plans.Reports;
using ServiceDefaults.Http;

namespace Registry.Plans;

/// <summary>What the builder promised to invest against what it did, by year (R78), and what public money has drawn along (R77).</summary>
/// <param name="Leverage">
/// Private capital and loans for each yuan of public money, to two places; none without public money, and for those who do not see the
/// base's money.
/// </param>
public sealed record PlanFunds(IReadOnlyList<FundsOfYear> Years, CapitalView Reported, decimal? Leverage)
{
    /// <param name="reported">Of the accepted reports, by their period's year.</param>
    /// <param name="paidFen">What the platform has paid; none for those who do not see it.</param>
    internal static PlanFunds Of(IReadOnlyList<OwnFunding> promised, IReadOnlyList<(int Year, PeriodCapital Capital)> reported, long? paidFen)
    {
        var years = promised.Select(p => p.Year).Concat(reported.Where(r => r.Capital.OwnFen > 0).Select(r => r.Year)).Distinct().Order();
        var all = Sum(reported.Select(r => r.Capital));
        return new(
            [
                .. years.Select(year => new FundsOfYear(
                    year, MoneyAmount.OfFen(promised.Where(p => p.Year == year).Sum(p => p.AmountFen)),
                    MoneyAmount.OfFen(reported.Where(r => r.Year == year).Sum(r => r.Capital.OwnFen)))),
            ],
            CapitalView.Of(all), paidFen is { } paid ? LeverageOf(all, paid) : null);
    }

    internal static PeriodCapital Sum(IEnumerable<PeriodCapital> all) => all.Aggregate(
        PeriodCapital.None, (a, b) => new(a.OwnFen + b.OwnFen, a.GovernmentFen + b.GovernmentFen, a.PrivateFen + b.PrivateFen, a.LoanFen + b.LoanFen));

    internal static decimal? LeverageOf(PeriodCapital capital, long paidFen)
    {
        const int places = 2;
        var publicFen = paidFen + capital.GovernmentFen;
        return publicFen > 0 ? decimal.Round((decimal)(capital.PrivateFen + capital.LoanFen) / publicFen, places, MidpointRounding.AwayFromZero) : null;
    }
}

/// <summary>The builder's own money in one year.</summary>
public sealed record FundsOfYear(int Year, MoneyAmount Promised, MoneyAmount Invested);
