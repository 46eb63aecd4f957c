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
    public const string Settle = "settle-payments";
    public const string Prove = "prove-condition";
    public const string Build = "account-for-funds";
    public const string Audit = "audit-funds";

    private static readonly string[] Readers = [Role.FundOfficer, Role.FundApprover, Role.Auditor, Role.DrcOfficer];

    public static void AddFundingAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadAccounts, policy => policy.SystemOrPerson("funding:read", Readers))
        .AddPolicy(ReadOwn, policy => policy.SystemOrPerson("funding:read", [.. Readers, Role.Applicant]))
        .AddPolicy(Manage, policy => policy.Person(Role.FundOfficer))
        .AddPolicy(Approve, policy => policy.Person(Role.FundApprover))
        .AddPolicy(Settle, policy => policy.SystemOrPerson("funding:settle"))
        .AddPolicy(Sign, policy => policy.Person(Role.Applicant))
        .AddPolicy(Prove, policy => policy.Person(Role.Applicant, Role.FundOfficer))
        .AddPolicy(Build, policy => policy.Person(Role.Applicant))
        .AddPolicy(Audit, policy => policy.Person(Role.Auditor));

    /// <summary>False for an applicant, who sees its own alone.</summary>
    public static bool SeesAll(this Caller caller) => !caller.IsPerson || Readers.Any(caller.Is);
}
