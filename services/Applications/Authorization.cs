using Microsoft.AspNetCore.Authorization;
using ServiceDefaults.Authentication;

namespace Applications;

/// <summary>Who may do what in Applications; which of another party's records they see is decided by the slices.</summary>
internal static class Authorization
{
    public const string ReadCalls = "read-calls";
    public const string ReadStanding = "read-standing";
    public const string ManageCalls = "manage-calls";
    public const string ReadApplications = "read-applications";
    public const string Apply = "apply";
    public const string ReviewForCounty = "review-for-county";
    public const string ReadCounties = "read-counties";
    public const string KeepPromotionBodies = "keep-promotion-bodies";
    public const string ReadDepartmentChecks = "read-department-checks";
    public const string AnswerDepartmentChecks = "answer-department-checks";
    public const string RecommendForCounty = "recommend-for-county";
    public const string Examine = "examine";
    public const string ReadDecisions = "read-decisions";
    public const string GiveConsent = "give-consent";
    public const string RecordRecognitions = "record-recognitions";
    public const string MaintainReferenceData = "maintain-reference-data";
    public const string MoveClock = "move-clock";

    public static void AddApplicationsAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadCalls, policy => policy.SystemOrPerson("applications:read", [.. Role.All]))
        .AddPolicy(ReadStanding, policy => policy.SystemOrPerson(
            "applications:read", Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(ManageCalls, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(ReadApplications, policy => policy.Person(
            Role.Applicant, Role.CountyOfficer, Role.DrcOfficer, Role.DepartmentOfficer, Role.Expert, Role.CityGovernment, Role.Auditor))
        .AddPolicy(Apply, policy => policy.Person(Role.Applicant).RequireAssertion(ActsForAnOrganisation))
        .AddPolicy(ReviewForCounty, policy => policy.Person(Role.CountyOfficer))
        .AddPolicy(ReadCounties, policy => policy.Person(Role.CountyOfficer, Role.DrcOfficer, Role.Auditor))
        .AddPolicy(KeepPromotionBodies, policy => policy.Person(Role.CountyOfficer, Role.DrcOfficer))
        .AddPolicy(ReadDepartmentChecks, policy => policy.SystemOrPerson(
            "applications:check", Role.DepartmentOfficer, Role.DrcOfficer, Role.Auditor))
        .AddPolicy(AnswerDepartmentChecks, policy => policy.SystemOrPerson("applications:check", Role.DepartmentOfficer))
        .AddPolicy(RecommendForCounty, policy => policy.Person(Role.CountyOfficer).RequireAssertion(ActsForACounty))
        .AddPolicy(Examine, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(ReadDecisions, policy => policy.Person(Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(GiveConsent, policy => policy.Person(Role.CityGovernment))
        .AddPolicy(RecordRecognitions, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(MaintainReferenceData, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(MoveClock, policy => policy.Person(Role.Operator));

    private static bool ActsForACounty(AuthorizationHandlerContext context) => new Caller(context.User).Area is not null;

    private static bool ActsForAnOrganisation(AuthorizationHandlerContext context) => new Caller(context.User).Organisation is not null;
}
