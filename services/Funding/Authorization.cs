using ServiceDefaults.Authentication;

namespace Funding;

/// <summary>Who may do what with the money.</summary>
internal static class Authorization
{
    public const string ReadAccounts = "read-accounts";

    public static void AddFundingAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadAccounts, policy => policy.SystemOrPerson(
            "funding:read", Role.FundOfficer, Role.FundApprover, Role.Auditor, Role.DrcOfficer));
}
