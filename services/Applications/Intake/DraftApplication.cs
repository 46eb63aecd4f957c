using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Requests;
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
    /// <param name="Area">Division code of the county, district or zone, such as 130102; P and five digits for a zone without one.</param>
    /// <param name="ApplicantName">The organisation's name; its credit code is the one of the caller's token.</param>
    /// <param name="Carrier">The zone or park of a region's base (载体, R18).</param>
    public sealed record Request(
        Guid CallId,
        BaseKind Kind,
        [property: Required, Text(Words.MaxName)] string Name,
        [property: Required, RegularExpression(AreaCode.Pattern)] string Area,
        [property: Required, Text(Words.MaxName)] string ApplicantName,
        PartyRequest? Carrier = null,
        PayeeRequest? Payee = null,
        [property: Items(20)] IReadOnlyList<PartyRequest>? Partners = null,
        [property: Items(200)] IReadOnlyList<AnswerRequest>? Answers = null,
        [property: Items(50)] IReadOnlyList<TargetRequest>? Targets = null)
    {
        internal ApplicationForm ToForm() => new ChangeApplication.Request(
            Name, Area, ApplicantName, Carrier, Payee, Partners, Answers, Targets).ToForm();
    }

    public static async Task<Created<ApplicationView>> Handle(
        Request request, ApplicationsDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var call = await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CallId, cancellationToken);
        Require(call is not null, "call-not-published", "There is no such published call: choose one of the list of calls.");
        var application = new Application(call, request.Kind, caller.Organisation!, request.ToForm(), clock.Now);
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
