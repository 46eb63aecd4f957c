using Registry.Cases;
using Registry.Difficulties;
using Registry.Supervision;
using Registry.Support.Platforms;
using Registry.Support.Policies;
using Registry.Surveys;
using static Registry.Difficulties.DifficultyStatus;
using static Registry.Tests.StateTables;

namespace Registry.Tests;

/// <summary>The state tables of what bases are helped with and learnt from.</summary>
public sealed class LifeStateTests
{
    private static readonly HashSet<(DifficultyStatus, DifficultyStatus)> Difficulties =
    [
        (Raised, Assigned), (Returned, Assigned), (Reopened, Assigned), (Assigned, Assigned), (Planned, Assigned), (Raised, Dismissed), (Returned, Dismissed),
        (Assigned, Returned), (Assigned, Planned), (Planned, Planned), (Reopened, Planned), (Planned, Answered), (Answered, Closed), (Answered, Reopened),
        (Reopened, Closed), (Raised, Withdrawn), (Assigned, Withdrawn), (Returned, Withdrawn), (Planned, Withdrawn), (Reopened, Withdrawn),
    ];

    private static readonly HashSet<(CaseStatus, CaseStatus)> Cases =
    [
        (CaseStatus.Draft, CaseStatus.Submitted), (CaseStatus.Returned, CaseStatus.Submitted), (CaseStatus.Submitted, CaseStatus.Returned),
        (CaseStatus.Approved, CaseStatus.Returned), (CaseStatus.TakenDown, CaseStatus.Returned), (CaseStatus.Submitted, CaseStatus.Approved),
        (CaseStatus.Approved, CaseStatus.Published), (CaseStatus.Published, CaseStatus.TakenDown),
    ];

    [Fact]
    public void A_difficulty_moves_along_its_table_only() =>
        CheckEveryPair<Difficulty, DifficultyStatus>(Difficulties, nameof(Difficulty.Status), (d, next) => d.MoveTo(next), "difficulty-wrong-state");

    [Fact]
    public void A_case_moves_along_its_table_only() =>
        CheckEveryPair<TypicalCase, CaseStatus>(Cases, nameof(TypicalCase.Status), (c, next) => c.MoveTo(next), "case-wrong-state");

    [Fact]
    public void A_survey_moves_along_its_table_only() => CheckEveryPair<Survey, SurveyStatus>(
        [(SurveyStatus.Draft, SurveyStatus.Open), (SurveyStatus.Open, SurveyStatus.Closed), (SurveyStatus.Closed, SurveyStatus.Concluded)],
        nameof(Survey.Status), (s, next) => s.MoveTo(next), "survey-wrong-state");

    [Fact]
    public void A_platform_moves_along_its_table_only() => CheckEveryPair<Platform, PlatformStatus>(
        [(PlatformStatus.Building, PlatformStatus.Operating), (PlatformStatus.Building, PlatformStatus.Closed), (PlatformStatus.Operating, PlatformStatus.Closed)],
        nameof(Platform.Status), (p, next) => p.MoveTo(next), "platform-wrong-state");

    [Fact]
    public void A_policy_moves_along_its_table_only() => CheckEveryPair<LocalPolicy, PolicyStatus>(
        [(PolicyStatus.InForce, PolicyStatus.Repealed)], nameof(LocalPolicy.Status), (p, next) => p.MoveTo(next), "policy-wrong-state");

    [Fact]
    public void A_report_moves_along_its_table_only() => CheckEveryPair<SupervisionReport, SupervisionStatus>(
        [(SupervisionStatus.Draft, SupervisionStatus.Final)], nameof(SupervisionReport.Status), (r, next) => r.MoveTo(next), "report-wrong-state");
}
