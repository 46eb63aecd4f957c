using Funding.Data;
using ServiceDefaults.Authentication;

namespace Funding;

/// <summary>Whose money a caller looks into: who deals with the funds sees all of it, a builder its own bases'.</summary>
internal static class OwnMoney
{
    public static IQueryable<T> InSightOf<T>(this IQueryable<T> all, FundingDb db, Caller caller)
        where T : class, IOfBase =>
        caller.SeesAll() ? all : all.BuiltBy(db, caller);

    /// <summary>Those of the caller's own bases, whatever else it may see.</summary>
    public static IQueryable<T> BuiltBy<T>(this IQueryable<T> all, FundingDb db, Caller caller)
        where T : class, IOfBase =>
        all.Where(x => db.FundAccounts.Any(f => f.BaseId == x.BaseId && f.Holder.CreditCode == caller.Organisation));
}
