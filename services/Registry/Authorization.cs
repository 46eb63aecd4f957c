using ServiceDefaults.Authentication;

namespace Registry;

/// <summary>
/// Who may do what in the registry. The list of bases, the cycles and the programme's figures are open to every role; which
/// base's management or money a caller sees is decided by the slices.
/// </summary>
internal static class Authorization
{
    public const string ReadBases = "read-bases";
    public const string ReadManagement = "read-management";
    public const string ReadReports = "read-reports";
    public const string ManageBases = "manage-bases";
    public const string AnswerForBase = "answer-for-base";

    private const string ReadScope = "registry:read";

    public static void AddRegistryAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadBases, policy => policy.SystemOrPerson(ReadScope, [.. Role.All]))
        .AddPolicy(ReadManagement, policy => policy.SystemOrPerson(
            ReadScope, Role.Applicant, Role.CountyOfficer, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.FundOfficer,
            Role.FundApprover, Role.Auditor))
        .AddPolicy(ReadReports, policy => policy.SystemOrPerson(
            ReadScope, Role.Applicant, Role.CountyOfficer, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Evaluator,
            Role.Auditor))
        .AddPolicy(ManageBases, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(AnswerForBase, policy => policy.Person(Role.Applicant));
}
