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
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Rankings;

internal static class MakeRanking
{
    public sealed record Request(BaseKind Kind);

    public static async Task<Results<Created<RankingView>, NotFound>> Handle(
        Guid id, Request request, EvaluationDb db, ExaminationDesk desk, SigningKey key, EventOutbox outbox, CancellationToken cancellationToken)
    {
        if (await db.LockRoundAsync(id, cancellationToken) is not { } round)
        {
            return TypedResults.NotFound();
        }

        var examinations = (await desk.LockAllAsync(round.CallId, cancellationToken))
            .Where(e => e.FormVersion > 0 && e.Kind == request.Kind && e.Status is not (ExaminationStatus.Withdrawn or ExaminationStatus.Returned)).ToList();
        RequireReady(examinations);
        await ArbitrationDesk.RequireNoneAsync(db, [.. examinations.Select(e => e.Id)], cancellationToken);
        var (input, method) = await GatherAsync(db, round, examinations, cancellationToken);
        var (record, result) = DecisionRecord.Rank(key, input, method);

        var number = 1 + await db.Rankings.CountAsync(r => r.RoundId == round.Id && r.Kind == request.Kind, cancellationToken);
        var examined = examinations.ToDictionary(e => e.ApplicationId);
        var ranking = new Ranking(
            Guid.CreateVersion7(), round.Id, round.CallId, request.Kind, number, record.Hash,
            [.. result.Ranking.Select(r => new RankingEntry(
                r.ApplicationId, examined[r.ApplicationId].Name, r.Rank, r.Score, examined[r.ApplicationId].ApplicationVersion))]);
        db.Rankings.Add(ranking);
        db.Records.Add(new(ranking.Id, record));
        db.Record(ranking, "applications-ranked", data: new { ranking.RecordHash });
        outbox.Add(ranking.Announce());
        foreach (var examination in examinations)
        {
            var from = examination.Status;
            examination.Rank();
            db.Record(examination, "examination-ranked", from.ToString(), examination.Status.ToString());
        }

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

    private static async Task<(RankingInput Input, ScoringMethod Method)> GatherAsync(
        EvaluationDb db, Round round, IReadOnlyList<Examination> examinations, CancellationToken cancellationToken)
    {
        var ids = examinations.Select(e => e.Id).ToList();
        var reviews = await db.Reviews.Where(r => ids.Contains(r.ExaminationId)).ToListAsync(cancellationToken);
        Require(
            examinations.All(e => reviews.Count(r => r.ExaminationId == e.Id && r.CountsAsLocked) >= round.ExpertsPerApplication),
            "examinations-open", $"The call asks for {round.ExpertsPerApplication} locked reviews of each application: assign further experts, then rank.");
        var versions = examinations.Select(e => e.CriteriaVersionId).Distinct().ToList();
        Require(versions.Count == 1, "criteria-differ", "These applications were examined by different criteria versions, so their scores cannot be compared.");
        var criteria = await db.CriteriaVersions.AsNoTracking().SingleAsync(c => c.Id == versions[0], cancellationToken);
        var avoided = await db.Assignments.AsNoTracking().Where(a => a.RoundId == round.Id).OrderByDescending(a => a.Id).ToListAsync(cancellationToken);
        return (RankingDocument.Of(
            round, criteria, examinations, reviews,
            avoided.SelectMany(a => a.Avoided).Select(a => new ExpertConflict(a.ApplicationId, a.Expert, a.Reason))), criteria.Method);
    }
}
