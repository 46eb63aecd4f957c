using Applications.Data;
using Applications.Forms;
using Calendar;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Intake;

internal static class DraftApplication
{
    private const string AlreadyApplying =
        "Your organisation has an application of this kind under this call already: continue with that one, or withdraw it first.";

    /// <summary>A draft may be incomplete: what it lacks is told by its validation, and refused when it is submitted.</summary>
    public sealed record Request(Guid CallId, BaseKind Kind, ApplicationForm Form);

    public static async Task<Results<Created<ApplicationView>, ProblemHttpResult>> Handle(
        Request request, ApplicationsDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var errors = DraftBounds.ErrorsOf(request.Form, "/form");
        if (errors.Count > 0)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(errors));
        }

        var call = await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CallId, cancellationToken);
        Require(call is not null, "call-not-published", "There is no such published call: choose one of the list of calls.");
        var application = new Application(call, request.Kind, caller.Organisation!, request.Form, clock.Now);
        Require(
            !await db.Applications.OfOrganisation(caller).AnyAsync(
                a => a.CallId == call.Id && a.Kind == request.Kind && !ApplicationStatuses.Over.Contains(a.Status), cancellationToken),
            "already-applying", AlreadyApplying);
        db.Applications.Add(application);
        db.Record(application, "application-drafted", to: nameof(ApplicationStatus.Draft));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: ApplicationMapping.OneLive })
        {
            throw new RuleViolationException("already-applying", AlreadyApplying); // a colleague was faster
        }

        return TypedResults.Created($"applications/{application.Id}", ApplicationView.Of(application, caller));
    }
}
