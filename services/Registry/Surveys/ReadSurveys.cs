using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Surveys;

internal static class ReadSurveys
{
    public static Task<Page<SurveyView>> List(
        [AsParameters] PageRequest page, RegistryDb db, Caller caller, CancellationToken cancellationToken) =>
        db.SurveysInSightOf(caller).ToPageAsync(page, SurveyView.Of, cancellationToken);

    public static Task<Results<Ok<SurveyView>, NotFound>> One(Guid id, RegistryDb db, Caller caller, CancellationToken cancellationToken) =>
        db.SurveysInSightOf(caller).OneAsync(id, SurveyView.Of, cancellationToken);

    public static async Task<Results<Ok<Page<SurveyAnswerView>>, NotFound>> Answers(
        Guid id, [AsParameters] PageRequest page, RegistryDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (!await db.SurveysInSightOf(caller).AnyAsync(s => s.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var bases = db.Bases.ManagedInSightOf(caller);
        return TypedResults.Ok(await db.SurveyAnswers.Where(a => a.SurveyId == id && bases.Any(b => b.Id == a.BaseId))
            .ToPageAsync(page, SurveyAnswerView.Of, cancellationToken));
    }
}
