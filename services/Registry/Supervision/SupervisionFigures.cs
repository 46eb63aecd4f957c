using Contracts;

namespace Registry.Supervision;

/// <summary>What the registry knows of a year, under the three headings.</summary>
public sealed record SupervisionFigures(int Year, DateOnly GatheredOn, TargetFigures Targets, ResultFigures Results, ProblemFigures Problems);

/// <summary>目标任务完成情况</summary>
/// <param name="Active">Bases that hold their title, against the programme's target.</param>
/// <param name="Bases">The city's bases that held their title at the end of the year, and those that reported in a cycle of it.</param>
public sealed record TargetFigures(int Active, int Target, IReadOnlyList<BaseTargets> Bases);

/// <param name="Lines">What is known of its targets in the year.</param>
/// <param name="Plan">None where it has no plan.</param>
public sealed record BaseTargets(string Number, string Name, int Reached, Grade? Grade, IReadOnlyList<TargetLine> Lines, PlanLine? Plan = null);

/// <summary>Where a base's construction plan stands on the day on which the figures were gathered.</summary>
/// <param name="Progress">Per cent, as <paramref name="Expected"/> by its first dates is.</param>
/// <param name="Overdue">Steps whose date has passed.</param>
public sealed record PlanLine(int Progress, int Expected, int SlippageDays, int Overdue);

/// <summary>One target: by the accepted reports of the year's periods, or else by the base's own report in the cycle.</summary>
/// <param name="Target">In <paramref name="Unit"/>, as <paramref name="Reached"/> is.</param>
/// <param name="IsReached">In the direction of the target: for some less is better.</param>
/// <param name="IsAccepted">Its county, or the commission, has accepted the figure.</param>
public sealed record TargetLine(string Code, string Name, string Target, string Reached, string Unit, bool IsReached, bool IsAccepted = false);

/// <summary>取得成效</summary>
/// <param name="SupportYuan">What counties and departments gave, where its worth is known.</param>
/// <param name="PaidYuan">The programme's funds that were paid and not returned.</param>
/// <param name="PolicyObstaclesRemoved">Obstacles that a document has removed (R13).</param>
public sealed record ResultFigures(
    IReadOnlyList<GradeCount> Grades, int CasesPublished, int CaseUses, int SupportMeasures, string SupportYuan, string PaidYuan,
    int PlatformsOperating, int PoliciesIssued, int DifficultiesSolved, int PolicyObstaclesRemoved, IReadOnlyList<BaseWords> Achievements);

public sealed record GradeCount(Grade Grade, int Count);

/// <summary>存在的问题</summary>
public sealed record ProblemFigures(
    int RectificationsOrdered, int RectificationsPassed, int TitlesRevoked, IReadOnlyList<DepartmentCount> Departments, IReadOnlyList<BaseWords> Problems,
    IReadOnlyList<SurveyWords> Surveys);

/// <summary>The difficulties raised in the year that a department is responsible for; without a name those that nobody was assigned to.</summary>
public sealed record DepartmentCount(string? Name, int Raised, int Open, int Overdue, int Dissatisfied);

/// <summary>A base in its builder's words.</summary>
public sealed record BaseWords(string Number, string Name, string Text);

public sealed record SurveyWords(string Title, int Invited, int Answered, string Conclusion);
