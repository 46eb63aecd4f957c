using Applications.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Intake;

/// <summary>Replaces a draft's form: what is not given is removed.</summary>
internal static class ChangeApplication
{
    public static async Task<Results<Ok<ApplicationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, ApplicationForm form, ApplicationDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.Own.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        return await SaveAsync(application, form, desk, cancellationToken);
    }

    /// <summary>Refuses what no draft may hold.</summary>
    internal static async Task<Results<Ok<ApplicationView>, NotFound, ProblemHttpResult>> SaveAsync(
        Application application, ApplicationForm form, ApplicationDesk desk, CancellationToken cancellationToken)
    {
        var errors = DraftBounds.ErrorsOf(form);
        if (errors.Count > 0)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(errors));
        }

        desk.Take(application, Step.Quiet("application-changed", a => a.Change(form)));
        return TypedResults.Ok(await desk.SavedAsync(application, cancellationToken));
    }
}
