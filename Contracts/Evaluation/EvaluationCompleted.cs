namespace Contracts.Evaluation;

/// <summary>All applications of one kind under a call are ranked, by a signed record that anyone can recompute (R89).</summary>
/// <param name="AggregateId">The ranking.</param>
/// <param name="RecordHash">SHA-256, in hexadecimal, of the decision record.</param>
/// <param name="Ranking">Every examined application, best first.</param>
[Event(Services.Evaluation, Services.Applications)]
public sealed record EvaluationCompleted(
    Guid AggregateId, long Version, Guid CallId, BaseKind Kind, string RecordHash, IReadOnlyList<RankedApplication> Ranking) : IEvent;

/// <param name="Score">0 to 100, four decimal places.</param>
/// <param name="Rank">1 is best; applications that stay equal after the tie-breaks share a rank.</param>
/// <param name="ApplicationVersion">The application's version that was examined; 0 where it is not known.</param>
/// <param name="Passed">It reached the criteria's pass mark and gates; who did not stands behind all who did.</param>
public sealed record RankedApplication(Guid ApplicationId, int Rank, decimal Score, long ApplicationVersion = 0, bool Passed = true);
