namespace Scoring;

/// <summary>All that a ranking is made from (R88, R89), and all that anybody needs to make it again.</summary>
/// <param name="Kind">The kind of base that is ranked.</param>
/// <param name="ExpertsPerApplication">At least so many sheets make a score.</param>
/// <param name="Conflicts">Experts who were kept from an application, and why.</param>
/// <param name="Assignments">Who examined what, as far as it counts.</param>
public sealed record RankingInput(
    Guid RoundId, Guid CallId, string Kind, ScoringCriteria Criteria, int ExpertsPerApplication,
    IReadOnlyList<RankedForm> Applications, IReadOnlyList<ExpertConflict> Conflicts, IReadOnlyList<ExpertAssignment> Assignments,
    IReadOnlyList<ScoreSheet> Sheets);

/// <param name="FormHash">SHA-256 of the sealed form that was examined.</param>
public sealed record RankedForm(Guid ApplicationId, string FormHash);

public sealed record ExpertConflict(Guid ApplicationId, string Expert, string Reason);

public sealed record ExpertAssignment(Guid ApplicationId, string Expert);

/// <summary>One expert's locked sheet of one application.</summary>
public sealed record ScoreSheet(Guid ApplicationId, string Expert, IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetFigure> Figures);
