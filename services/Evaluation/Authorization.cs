using ServiceDefaults.Authentication;

namespace Evaluation;

/// <summary>Who may do what in the evaluation.</summary>
internal static class Authorization
{
    public const string ReadRounds = "read-rounds";

    public static void AddEvaluationAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadRounds, policy => policy.SystemOrPerson(
            "evaluation:read", Role.DrcOfficer, Role.Expert, Role.Evaluator, Role.Auditor));
}
