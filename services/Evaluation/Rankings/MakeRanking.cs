using Contracts;
using Evaluation.Arbitrations;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Rounds;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scoring;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Rankings;

internal static class MakeRanking
{
    /// <param name="Reason">Of a ranking in the place of an earlier one: why it is made, which the public will read; by default, how many were examined again.</param>
    public sealed record Request(BaseKind Kind, [property: Text(1000, MayBeBlank = true)] string? Reason = null);

    public static async Task<Results<Created<RankingView>, NotFound>> Handle(
        Guid id, Request request, EvaluationDb db, ExaminationDesk desk, SigningKey key, EventOutbox outbox, CancellationToken cancellationToken)
    {
        if (await db.LockRoundAsync(id, cancellationToken) is not { } round)
        {
            return TypedResults.NotFound();
        }

        var examinations = (await desk.LockUntrackedAsync(round.CallId, cancellationToken))
            .Where(e => e.FormVersion > 0 && e.Kind == request.Kind && e.Status is not (ExaminationStatus.Withdrawn or ExaminationStatus.Returned)).ToList();
        RequireReady(examinations);
        await ArbitrationDesk.RequireNoneAsync(db, [.. examinations.Select(e => e.Id)], cancellationToken);
        var before = await SupersededAsync(db, round, request, examinations, cancellationToken);
        var (input, method) = await GatherAsync(db, round, examinations, cancellationToken);
        var (record, result) = DecisionRecord.Rank(
            key, input with { Supersedes = before is null ? null : new(before.Id, before.RecordHash, before.Reason) }, method);

        var examined = examinations.ToDictionary(e => e.ApplicationId);
        var ranking = new Ranking(
            Guid.CreateVersion7(), round, request.Kind, record.Hash, before, result.Combination!,
            [.. result.Ranking.Select(r => new RankingEntry(
                r.ApplicationId, examined[r.ApplicationId].Name, r.Rank, r.Score, examined[r.ApplicationId].ApplicationVersion, r.Mean, r.Missed))]);
        db.Rankings.Add(ranking);
        db.Record(ranking, "applications-ranked", reason: ranking.Reason, data: new { ranking.RecordHash, ranking.SupersedesId });
        outbox.Add(ranking.Announce());
        await StoredRecord.InsertAsync(db, ranking.Id, record, cancellationToken);
        await desk.RankAllAsync(examinations, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"rankings/{ranking.Id}", RankingView.Of(ranking));
    }

    private static void RequireReady(List<Examination> examinations)
    {
        Require(examinations.Count > 0, "nothing-to-rank", "No application of this kind is before the experts.");
        var open = examinations.Where(e => e.Status is ExaminationStatus.Waiting or ExaminationStatus.UnderReview).Select(e => e.Name).ToList();
        Require(
            open.Count == 0, "examinations-open",
            $"These applications have not all their locked reviews yet: {string.Join(", ", open)}. Assign experts to those that wait; rank when all have locked.");
        Require(
            examinations.Any(e => e.Status is ExaminationStatus.Reviewed), "already-ranked",
            "This kind is ranked already, and no application was opened again since: read it in GET /rankings.");
    }

    private static async Task<SupersededBefore?> SupersededAsync(
        EvaluationDb db, Round round, Request request, IEnumerable<Examination> examinations, CancellationToken cancellationToken)
    {
        var before = await db.Rankings.Where(r => r.RoundId == round.Id && r.Kind == request.Kind).OrderByDescending(r => r.Number)
            .Select(r => new { r.Id, r.Number, r.RecordHash }).FirstOrDefaultAsync(cancellationToken);
        if (before is null)
        {
            return null;
        }

        var again = examinations.Count(e => e.Status is ExaminationStatus.Reviewed);
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? $"Applications that were examined again: {again}." : request.Reason;
        return new(before.Id, before.Number, before.RecordHash, reason);
    }

    private static async Task<(RankingInput Input, ScoringMethod Method)> GatherAsync(
        EvaluationDb db, Round round, IReadOnlyList<Examination> examinations, CancellationToken cancellationToken)
    {
        var ids = examinations.Select(e => e.Id).ToList();
        var versions = examinations.Select(e => e.CriteriaVersionId).Distinct().ToList();
        Require(versions.Count == 1, "criteria-differ", "These applications were examined by different criteria versions, so their scores cannot be compared.");
        var criteria = await db.CriteriaVersions.AsNoTracking().SingleAsync(c => c.Id == versions[0], cancellationToken);
        var reviews = await ReviewedSheet.ReadAsync(db, ids, criteria, cancellationToken);
        var locked = reviews.Where(r => r.Sheet is not null).CountBy(r => r.ExaminationId).ToDictionary();
        Require(
            examinations.All(e => locked.GetValueOrDefault(e.Id) >= round.ExpertsPerApplication),
            "examinations-open", $"The call asks for {round.ExpertsPerApplication} locked reviews of each application: assign further experts, then rank.");
        var avoided = await db.Assignments.AsNoTracking().Where(a => a.RoundId == round.Id).OrderByDescending(a => a.Id).ToListAsync(cancellationToken);
        return (RankingDocument.Of(
            round, criteria, examinations, reviews,
            avoided.SelectMany(a => a.Avoided).Select(a => new ExpertConflict(a.ApplicationId, a.Expert, a.Reason))), criteria.Method);
    }
}
