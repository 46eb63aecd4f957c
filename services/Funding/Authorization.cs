using ServiceDefaults.Authentication;

namespace Funding;

/// <summary>Who may do what with the money.</summary>
internal static class Authorization
{
    public const string ReadAccounts = "read-accounts";
    public const string ReadOwn = "read-own";
    public const string Manage = "manage-funds";
    public const string Approve = "approve-funds";
    public const string Sign = "sign-agreement";

    private static readonly string[] Readers = [Role.FundOfficer, Role.FundApprover, Role.Auditor, Role.DrcOfficer];

    public static void AddFundingAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadAccounts, policy => policy.SystemOrPerson("funding:read", Readers))
        .AddPolicy(ReadOwn, policy => policy.SystemOrPerson("funding:read", [.. Readers, Role.Applicant]))
        .AddPolicy(Manage, policy => policy.Person(Role.FundOfficer))
        .AddPolicy(Approve, policy => policy.Person(Role.FundApprover))
        .AddPolicy(Sign, policy => policy.Person(Role.Applicant));

    /// <summary>False for an applicant, who sees its own alone.</summary>
    public static bool SeesAll(this Caller caller) => !caller.IsPerson || Readers.Any(caller.Is);
}
