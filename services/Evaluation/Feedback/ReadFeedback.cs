using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Rankings;
using Evaluation.Reviews;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scoring;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Feedback;

internal static class ReadFeedback
{
    public static async Task<Page<FeedbackSummary>> List(
        [AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        await Released(db, caller).ToPageAsync(page, FeedbackSummary.Of, cancellationToken);

    public static async Task<Results<Ok<FeedbackView>, NotFound>> One(
        Guid applicationId, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var examination = await Released(db, caller).AsNoTracking().SingleOrDefaultAsync(e => e.ApplicationId == applicationId, cancellationToken);
        if (examination is null)
        {
            return TypedResults.NotFound();
        }

        var found = await (
            from release in db.FeedbackReleases.AsNoTracking()
            join ranking in Holding(db, applicationId).AsNoTracking() on release.RankingId equals ranking.Id
            orderby ranking.Number descending
            select new { Release = release, Ranking = ranking }).FirstAsync(cancellationToken);
        var newest = await db.Rankings.Where(r => r.RoundId == found.Ranking.RoundId && r.Kind == found.Ranking.Kind).MaxAsync(r => r.Number, cancellationToken);
        var decision = DecisionRecord.ReadRanking(SignedRecord.Parse(
            await db.Records.Where(r => r.Id == found.Ranking.Id).Select(r => r.Content).SingleAsync(cancellationToken)));
        var sheets = decision.Input.Sheets.Where(sheet => sheet.ApplicationId == applicationId).ToList();
        var remarks = found.Release.ShowsRemarks ? await RemarksAsync(db, examination, sheets, cancellationToken) : null;
        return TypedResults.Ok(FeedbackView.Of(found.Release, found.Ranking, newest > found.Ranking.Number, applicationId, decision, remarks));
    }

    /// <summary>Of the applicant's own applications, those that a released ranking holds. A partner's or payee's are not its own.</summary>
    private static IQueryable<Examination> Released(EvaluationDb db, Caller caller) => db.Examinations.FromSql(
        $$"""
        SELECT e.* FROM examination e
        WHERE e.parties -> 0 ->> 'creditCode' = {{caller.Organisation ?? ""}} AND EXISTS (
            SELECT 1 FROM feedback_release f JOIN ranking r ON r.id = f.ranking_id
            WHERE r.call_id = e.call_id AND r.entries @> jsonb_build_array(jsonb_build_object('applicationId', e.application_id)))
        """);

    private static IQueryable<Ranking> Holding(EvaluationDb db, Guid applicationId) => db.Rankings.FromSql(
        $"SELECT * FROM ranking WHERE entries @> jsonb_build_array(jsonb_build_object('applicationId', {applicationId}))");

    /// <summary>Of exactly the sheets that counted; in the order of the items and then of the words, which tells nothing about who wrote them.</summary>
    private static async Task<IReadOnlyList<FeedbackRemark>> RemarksAsync(
        EvaluationDb db, Examination examination, IReadOnlyList<ScoreSheet> counted, CancellationToken cancellationToken)
    {
        var reviews = await db.Reviews.AsNoTracking().Where(r => r.ExaminationId == examination.Id && r.Score != null).OrderByDescending(r => r.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. counted.Select(sheet => reviews.FirstOrDefault(review => IsOf(review, sheet))).OfType<Review>()
                .SelectMany(review => review.Lines).Where(line => !string.IsNullOrWhiteSpace(line.Remark))
                .Select(line => new FeedbackRemark(line.ItemCode, line.Remark!)).Distinct()
                .OrderBy(remark => remark.ItemCode, StringComparer.Ordinal).ThenBy(remark => remark.Remark, StringComparer.Ordinal),
        ];
    }

    private static bool IsOf(Review review, ScoreSheet sheet) =>
        review.Expert == sheet.Expert && review.Lines.Select(line => line.ForScoring()).ToHashSet().SetEquals(sheet.Lines);
}
