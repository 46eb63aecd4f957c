using ServiceDefaults.Authentication;

namespace Registry.Bases;

/// <summary>Whose bases a caller looks into: title and grade of each base are open to every role, what lies behind them is not.</summary>
internal static class BaseAccess
{
    private static readonly string[] Everywhere =
    [
        Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.FundOfficer, Role.FundApprover, Role.Auditor,
    ];

    private static readonly string[] Money = [Role.DrcOfficer, Role.FundOfficer, Role.FundApprover, Role.Auditor];

    /// <summary>The bases whose management the caller sees: an applicant its own, a county officer those of its area (R91).</summary>
    public static IQueryable<Base> ManagedInSightOf(this IQueryable<Base> bases, Caller caller)
    {
        return caller.SeesTheProgramme() ? bases : bases.OwnOf(caller);
    }

    /// <summary>An applicant's own, and those of a county officer's area.</summary>
    public static IQueryable<Base> OwnOf(this IQueryable<Base> bases, Caller caller)
    {
        var builder = caller.Is(Role.Applicant) ? caller.Organisation : null;
        var area = caller.Is(Role.CountyOfficer) ? caller.Area : null;
        return bases.Where(b => (builder != null && b.Builder.CreditCode == builder) || (area != null && b.Area == area));
    }

    /// <summary>Every base is in the caller's sight, so a figure over them is the programme's.</summary>
    public static bool SeesTheProgramme(this Caller caller) => !caller.IsPerson || Everywhere.Any(caller.Is);

    public static bool SeesMoneyOf(this Caller caller, Base b) => Money.Any(caller.Is) || caller.Builds(b);

    public static bool Builds(this Caller caller, Base b) => caller.Is(Role.Applicant) && caller.Organisation == b.Builder.CreditCode;
}
