using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using ServiceDefaults.Spreadsheets;

namespace Registry.Surveys;

/// <summary>What all bases together have answered, question by question; and every answer as a spreadsheet.</summary>
internal static class SummariseSurvey
{
    public static async Task<Results<Ok<SurveySummary>, NotFound>> Handle(Guid id, RegistryDb db, Caller caller, CancellationToken cancellationToken)
    {
        var survey = await db.SurveysInSightOf(caller).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (survey is null)
        {
            return TypedResults.NotFound();
        }

        var answers = await db.SurveyAnswers.AsNoTracking().Where(a => a.SurveyId == id).ToListAsync(cancellationToken);
        return TypedResults.Ok(SurveySummary.Of(survey, answers));
    }

    public static async Task<Results<FileStreamHttpResult, NotFound>> Export(
        Guid id, [OneOf(typeof(SheetFormat))] string? format, RegistryDb db, Caller caller, CancellationToken cancellationToken)
    {
        var survey = await db.SurveysInSightOf(caller).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (survey is null)
        {
            return TypedResults.NotFound();
        }

        var rows = from a in db.SurveyAnswers.AsNoTracking()
                   join b in db.Bases.AsNoTracking() on a.BaseId equals b.Id
                   where a.SurveyId == id
                   orderby a.Id
                   select new { b.Number, b.Name, Answer = a };
        return await SpreadsheetAnswer.OfAsync(format, "survey", async sheet =>
        {
            await sheet.WriteRowAsync(["基地编号", "基地名称", "答复日期", .. survey.Questions.Select(q => q.Text)], cancellationToken);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var replies = row.Answer.Replies.ToDictionary(r => r.Code);
                await sheet.WriteRowAsync(
                    [row.Number, row.Name, row.Answer.AnsweredOn.ToString("O", CultureInfo.InvariantCulture), .. survey.Questions.Select(q => Cell(replies.GetValueOrDefault(q.Code)))],
                    cancellationToken);
            }
        }, cancellationToken);
    }

    private static object? Cell(Reply? reply) => reply switch
    {
        null => null,
        { Number: { } number } => number,
        { Text: { } text } => text,
        _ => string.Join("、", reply.Choices),
    };
}

/// <summary>How many of those who were asked have answered, and what.</summary>
public sealed record SurveySummary(Guid SurveyId, int Invited, int Answered, IReadOnlyList<QuestionSummary> Questions)
{
    internal static SurveySummary Of(Survey survey, IReadOnlyList<SurveyAnswer> answers) => new(
        survey.Id, survey.Invitations.Count, answers.Count,
        [.. survey.Questions.Select(q => QuestionSummary.Of(q, [.. answers.SelectMany(a => a.Replies.Where(r => r.Code == q.Code))]))]);
}

/// <summary>One question: how often each option was chosen, or what the numbers come to. Texts are read with the answers.</summary>
/// <param name="Mean">To two decimal places.</param>
public sealed record QuestionSummary(
    string Code, string Text, QuestionKind Kind, int Answered, IReadOnlyList<OptionCount> Options, decimal? Least, decimal? Median, decimal? Mean, decimal? Most)
{
    internal static QuestionSummary Of(Question question, IReadOnlyList<Reply> replies)
    {
        var numbers = replies.Select(r => r.Number).OfType<decimal>().Order().ToList();
        return new(
            question.Code, question.Text, question.Kind, replies.Count,
            [.. question.Options.Select(option => new OptionCount(option, replies.Count(r => r.Choices.Contains(option))))],
            numbers.Count == 0 ? null : numbers[0],
            numbers.Count == 0 ? null : (numbers[(numbers.Count - 1) / 2] + numbers[numbers.Count / 2]) / 2,
            numbers.Count == 0 ? null : decimal.Round(numbers.Average(), 2),
            numbers.Count == 0 ? null : numbers[^1]);
    }
}

public sealed record OptionCount(string Option, int Count);
