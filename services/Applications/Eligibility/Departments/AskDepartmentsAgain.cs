using System.ComponentModel.DataAnnotations;
using Applications.Intake;
using Applications.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Eligibility.Departments;

internal static class AskDepartmentsAgain
{
    /// <param name="Departments">Each is asked in a new round, with a deadline of its own.</param>
    public sealed record Request(
        [property: Required, MinLength(1), Items(10)] IReadOnlyList<Department> Departments, [property: Required, Text(Words.Max)] string Reason);

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationDesk desk, DepartmentChecks checks, CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        desk.Take(application, Step.Quiet("departments-asked-again", a => a.NoteQuestion(), request.Reason));
        await checks.AskAgainAsync(application, request.Departments, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }
}
