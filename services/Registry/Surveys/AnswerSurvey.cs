using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Surveys;

/// <summary>A builder answers for its base, once. A survey that does not ask this base does not exist for it.</summary>
internal static class AnswerSurvey
{
    public sealed record Request(Guid BaseId, [property: Required, Items(50)] IReadOnlyList<ReplyRequest> Replies);

    /// <param name="Code">The question's code.</param>
    /// <param name="Choices">Of a choice one of its options, of choices any.</param>
    public sealed record ReplyRequest(
        [property: Required, StringLength(20)] string Code,
        [property: Text(10_000)] string? Text = null,
        [property: Range(-1e12, 1e12)] decimal? Number = null,
        [property: Items(30)] IReadOnlyList<string>? Choices = null);

    public static async Task<Results<Created<SurveyAnswerView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM survey WHERE id = {id} FOR SHARE", cancellationToken); // it does not close meanwhile
        var own = await db.Bases.OwnOf(caller).AnyAsync(b => b.Id == request.BaseId, cancellationToken);
        var survey = await db.Surveys.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id && s.Invitations.Any(i => i.BaseId == request.BaseId), cancellationToken);
        if (!own || survey is null)
        {
            return TypedResults.NotFound();
        }

        survey.RequireOpen(clock.Now);
        Require(
            !await db.SurveyAnswers.AnyAsync(a => a.SurveyId == id && a.BaseId == request.BaseId, cancellationToken), "already-answered",
            "This base has answered already: an answer is not changed.");
        if (ProblemsOf(request.Replies, survey.Questions).ToList() is { Count: > 0 } problems)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(problems));
        }

        var answer = new SurveyAnswer(
            id, request.BaseId, request.Replies.Select(r => new Reply(r.Code, r.Text, r.Number, [.. r.Choices ?? []])), caller.Subject, clock.Today);
        db.SurveyAnswers.Add(answer);
        db.Record(answer, "survey-answered");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"surveys/{id}/answers/{answer.Id}", SurveyAnswerView.Of(answer));
    }

    internal static IEnumerable<FieldError> ProblemsOf(IReadOnlyList<ReplyRequest> replies, IReadOnlyList<Question> questions)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < replies.Count; i++)
        {
            var question = questions.FirstOrDefault(q => q.Code == replies[i].Code);
            if (question is null)
            {
                yield return new($"/replies/{i}/code", "The survey has no question of this code.");
            }
            else if (!seen.Add(question.Code))
            {
                yield return new($"/replies/{i}/code", "This question is answered twice.");
            }
            else if (!Fits(replies[i], question))
            {
                yield return new($"/replies/{i}", $"Answer by {Needed(question)}, and by nothing else.");
            }
        }

        foreach (var question in questions.Where(q => q.Required && !seen.Contains(q.Code)))
        {
            yield return new("/replies", $"Answer question {question.Code}: {question.Text}");
        }
    }

    private static bool Fits(ReplyRequest reply, Question question)
    {
        var choices = reply.Choices ?? [];
        return question.Kind switch
        {
            QuestionKind.Text => reply is { Text: not null, Number: null } && choices.Count == 0,
            QuestionKind.Number => reply is { Text: null, Number: not null } && choices.Count == 0,
            _ => reply is { Text: null, Number: null } && choices.Count > 0 && (choices.Count == 1 || question.Kind is QuestionKind.Choices)
                && choices.Distinct().Count() == choices.Count && choices.All(question.Options.Contains),
        };
    }

    private static string Needed(Question question) => question.Kind switch
    {
        QuestionKind.Text => "a text",
        QuestionKind.Number => "a number",
        QuestionKind.Choice => $"one of {string.Join(", ", question.Options)}",
        _ => $"any of {string.Join(", ", question.Options)}",
    };
}
