using Contracts;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Rankings;
using Evaluation.Reviews;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Scoring;
using ServiceDefaults.Authentication;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Statistics;

/// <summary>What has been judged so far, exactly as a ranking takes it: whoever has the decision record has this too.</summary>
/// <param name="Title">The call's.</param>
/// <param name="Names">Of the applications.</param>
/// <param name="RecordHash">Of the decision record; none before there is a ranking.</param>
internal sealed record Judged(
    RankingInput Input, ScoringMethod Method, string Title, IReadOnlyDictionary<Guid, string> Names, string? RecordHash)
{
    public string NameOf(Guid application) => Names.GetValueOrDefault(application, "");
}

/// <summary>Gets what was judged, for statistics, charts and exports. Whoever still has a sheet to lock in the round gets nothing.</summary>
internal sealed class JudgedDesk(EvaluationDb db, Caller caller)
{
    public async Task<Judged?> OfRankingAsync(Guid rankingId, CancellationToken cancellationToken)
    {
        var ranking = await db.Rankings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == rankingId, cancellationToken);
        if (ranking is null || await ExaminesStillAsync(ranking.CallId, cancellationToken))
        {
            return null;
        }

        var record = await db.Records.AsNoTracking().SingleAsync(r => r.Id == rankingId, cancellationToken);
        var decision = DecisionRecord.ReadRanking(SignedRecord.Parse(record.Content));
        var title = await db.Rounds.Where(r => r.Id == ranking.RoundId).Select(r => r.Title).SingleAsync(cancellationToken);
        return new(decision.Input, decision.Method, title, ranking.Entries.ToDictionary(e => e.ApplicationId, e => e.Name), record.Hash);
    }

    /// <summary>As far as sheets are locked now.</summary>
    public async Task<Judged?> OfRoundAsync(Guid roundId, BaseKind kind, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null || await ExaminesStillAsync(round.CallId, cancellationToken))
        {
            return null;
        }

        var examinations = await db.Examinations.AsNoTracking()
            .Where(e => e.CallId == round.CallId && e.Kind == kind && e.FormVersion > 0
                && e.Status != ExaminationStatus.Withdrawn && e.Status != ExaminationStatus.Returned)
            .ToListAsync(cancellationToken);
        Require(examinations.Count > 0, "nothing-to-rank", "No application of this kind is before the experts.");
        var versions = examinations.Select(e => e.CriteriaVersionId).Distinct().ToList();
        Require(versions.Count == 1, "criteria-differ", "These applications were examined by different criteria versions, so their scores cannot be compared.");
        var criteria = await db.CriteriaVersions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == versions[0], cancellationToken);
        Require(criteria is not null, "criteria-missing", "The criteria of these applications are not known here: publish them.");
        var ids = examinations.Select(e => e.Id).ToList();
        var reviews = (await ReviewedSheet.ReadAsync(db, ids, criteria, cancellationToken)).Where(r => r.Sheet is not null).ToList();
        var input = RankingDocument.Of(round, criteria, examinations, reviews, []);
        return new(input, criteria.Method, round.Title, examinations.ToDictionary(e => e.ApplicationId, e => e.Name), null);
    }

    /// <summary>One person may be officer and expert: as an expert nobody sees others' scores before locking their own.</summary>
    private Task<bool> ExaminesStillAsync(Guid callId, CancellationToken cancellationToken) => db.Reviews.AnyAsync(
        r => r.CallId == callId && r.Expert == caller.Subject && r.Status != ReviewStatus.Locked && ReviewStatuses.Live.Contains(r.Status), cancellationToken);
}
