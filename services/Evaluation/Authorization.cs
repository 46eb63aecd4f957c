using ServiceDefaults.Authentication;

namespace Evaluation;

/// <summary>Who may do what in the evaluation; which reviews and evaluations they see is decided by the slices.</summary>
internal static class Authorization
{
    public const string ReadRounds = "read-rounds";
    public const string ReadExaminations = "read-examinations";
    public const string ReadCriteria = "read-criteria";
    public const string ReadExperts = "read-experts";
    public const string KeepExpert = "keep-expert";
    public const string ReadConflicts = "read-conflicts";
    public const string ReadRecusals = "read-recusals";
    public const string RequestRecusal = "request-recusal";
    public const string ReadReviews = "read-reviews";
    public const string ReadArbitrations = "read-arbitrations";
    public const string ReadRankings = "read-rankings";
    public const string ReadStandings = "read-standings";
    public const string ReadPerformance = "read-performance";
    public const string ReadContracts = "read-contracts";
    public const string ManageEvaluation = "manage-evaluation";
    public const string PublishFigures = "publish-figures";
    public const string Review = "review";
    public const string ReadFeedback = "read-feedback";
    public const string EvaluatePerformance = "evaluate-performance";

    private const string Read = "evaluation:read";

    public static void AddEvaluationAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadRounds, policy => policy.SystemOrPerson(Read, Role.DrcOfficer, Role.Expert, Role.Evaluator, Role.Auditor))
        .AddPolicy(ReadExaminations, policy => policy.SystemOrPerson(Read, Role.DrcOfficer, Role.Auditor))
        .AddPolicy(ReadCriteria, policy => policy.SystemOrPerson(Read, [.. Role.All]))
        .AddPolicy(ReadExperts, policy => policy.Person(Role.Expert, Role.DrcOfficer, Role.Auditor))
        .AddPolicy(KeepExpert, policy => policy.Person(Role.Expert, Role.DrcOfficer))
        .AddPolicy(ReadConflicts, policy => policy.Person(Role.DrcOfficer, Role.Auditor))
        .AddPolicy(ReadRecusals, policy => policy.Person(Role.Applicant, Role.DrcOfficer, Role.Auditor))
        .AddPolicy(RequestRecusal, policy => policy.Person(Role.Applicant, Role.DrcOfficer))
        .AddPolicy(ReadReviews, policy => policy.Person(Role.Expert, Role.DrcOfficer, Role.Auditor))
        .AddPolicy(ReadArbitrations, policy => policy.Person(Role.DrcOfficer, Role.Auditor))
        // Not for experts: an earlier ranking holds others' scores, which an expert of a reopened application must not see.
        .AddPolicy(ReadRankings, policy => policy.SystemOrPerson(Read, Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor))
        .AddPolicy(ReadStandings, policy => policy.Person(Role.DrcOfficer, Role.Auditor))
        .AddPolicy(ReadPerformance, policy => policy.SystemOrPerson(Read, Role.Evaluator, Role.DrcOfficer, Role.Auditor))
        .AddPolicy(ReadContracts, policy => policy.Person(Role.Evaluator, Role.DrcOfficer, Role.Auditor))
        .AddPolicy(ManageEvaluation, policy => policy.Person(Role.DrcOfficer))
        .AddPolicy(PublishFigures, policy => policy.SystemOrPerson("evaluation:write", Role.DrcOfficer))
        .AddPolicy(Review, policy => policy.Person(Role.Expert))
        .AddPolicy(ReadFeedback, policy => policy.Person(Role.Applicant))
        .AddPolicy(EvaluatePerformance, policy => policy.Person(Role.Evaluator));
}
