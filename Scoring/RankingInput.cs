using System.Text.Json.Serialization;
using Evidence;

namespace Scoring;

/// <summary>All that a ranking is made from (R88, R89), and all that anybody needs to make it again.</summary>
/// <param name="Kind">The kind of base that is ranked.</param>
/// <param name="ExpertsPerApplication">At least so many sheets make a score.</param>
/// <param name="Conflicts">Experts who were kept from an application, and why.</param>
/// <param name="Assignments">Who examined what, as far as it counts.</param>
/// <param name="Supersedes">The ranking in whose place this one is made.</param>
public sealed record RankingInput(
    Guid RoundId, Guid CallId, string Kind, ScoringCriteria Criteria, int ExpertsPerApplication,
    IReadOnlyList<RankedForm> Applications, IReadOnlyList<ExpertConflict> Conflicts, IReadOnlyList<ExpertAssignment> Assignments,
    IReadOnlyList<ScoreSheet> Sheets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SupersededRanking? Supersedes = null);

/// <param name="RecordHash">SHA-256 of its record's payload.</param>
public sealed record SupersededRanking(Guid RankingId, string RecordHash, string Reason);

/// <param name="FormHash">SHA-256 of the sealed form that was examined.</param>
public sealed record RankedForm(Guid ApplicationId, string FormHash);

public sealed record ExpertConflict(Guid ApplicationId, string Expert, string Reason);

public sealed record ExpertAssignment(Guid ApplicationId, string Expert);

/// <summary>One expert's locked sheet of one application.</summary>
public sealed record ScoreSheet(Guid ApplicationId, string Expert, IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetFigure> Figures);

/// <summary>
/// What the public may see of a ranking, and enough to make its result again: the scores of sheets in place of their lines, numbers in
/// place of the experts' names, no reasons of conflicts. Numbers keep the names' order, so the result is the same to the last digit.
/// </summary>
/// <param name="RankingHash">SHA-256 of the payload of the ranking's own record, which auditors hold against this one.</param>
public sealed record PublicRankingInput(
    Guid RankingId, string RankingHash, Guid CallId, string Kind, Guid CriteriaVersionId, int CriteriaNumber,
    IReadOnlyList<ScoredApplication> Applications,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SupersededRanking? Supersedes = null);

/// <param name="Gates">What it reached at each of the method's gates.</param>
public sealed record ScoredApplication(Guid ApplicationId, IReadOnlyList<ScoredSheet> Sheets, IReadOnlyList<ReachedGate> Gates);

/// <param name="Effect">The part of the score that effects gave.</param>
public sealed record ScoredSheet(
    string Expert, [property: FixedScale(Places.Score)] decimal Score, [property: FixedScale(Places.Score)] decimal Effect);

public sealed record ReachedGate(string Code, [property: FixedScale(Places.Score)] decimal Reached);
