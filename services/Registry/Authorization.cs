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
    public const string ReadFeed = "read-feed";
    public const string ReadReports = "read-reports";
    public const string ManageBases = "manage-bases";
    public const string VerifyHistories = "verify-histories";
    public const string AnswerForBase = "answer-for-base";
    public const string GuideBases = "guide-bases";

    public const string ReadDifficulties = "read-difficulties";
    public const string ReadLifeFigures = "read-life-figures";
    public const string SpeakForBases = "speak-for-bases";
    public const string ActForDepartment = "act-for-department";
    public const string GiveSupport = "give-support";
    public const string ReadSurveys = "read-surveys";
    public const string ReadSummaries = "read-summaries";
    public const string Supervise = "supervise";

    private const string ReadScope = "registry:read";

    public static void AddRegistryAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadBases, policy => policy.SystemOrPerson(ReadScope, [.. Role.All]))
        .AddPolicy(ReadManagement, policy => policy.SystemOrPerson(
            ReadScope, Role.Applicant, Role.CountyOfficer, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.FundOfficer,
            Role.FundApprover, Role.Auditor))
        .AddPolicy(ReadFeed, policy => policy.SystemOrPerson(
            ReadScope, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(ReadReports, policy => policy.SystemOrPerson(
            ReadScope, Role.Applicant, Role.CountyOfficer, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Evaluator,
            Role.Auditor))
        .AddPolicy(VerifyHistories, policy => policy.Person(Role.Operator, Role.Auditor))
        .AddPolicy(ManageBases, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(AnswerForBase, policy => policy.Person(Role.Applicant))
        .AddPolicy(ReadDifficulties, policy => policy.SystemOrPerson(
            ReadScope, Role.Applicant, Role.CountyOfficer, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(ReadLifeFigures, policy => policy.SystemOrPerson(
            ReadScope, Role.CountyOfficer, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(SpeakForBases, policy => policy.Person(Role.Applicant, Role.CountyOfficer, Role.DrcOfficer))
        .AddPolicy(ActForDepartment, policy => policy.Person(Role.DepartmentOfficer))
        .AddPolicy(ReadSurveys, policy => policy.Person(
            Role.Applicant, Role.CountyOfficer, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(ReadSummaries, policy => policy.Person(Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(GiveSupport, policy => policy.Person(Role.CountyOfficer, Role.DepartmentOfficer, Role.DrcOfficer))
        .AddPolicy(Supervise, policy => policy.Person(Role.DrcOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(GuideBases, policy => policy.Person(Role.CountyOfficer, Role.DrcOfficer));
}
