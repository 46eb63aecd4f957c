using System.ComponentModel.DataAnnotations;
using Evaluation.Data;
using Evaluation.Examinations;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Conflicts.Recusals;

internal static class RequestRecusal
{
    private const int MostOpen = 20;

    /// <param name="Named">The person, by name and institution.</param>
    /// <param name="Grounds">Why this person should not examine the application.</param>
    /// <param name="ExpertId">The expert's entry in the pool, which the commission alone knows.</param>
    public sealed record Request(
        Guid ApplicationId, [property: Required, Text(200)] string Named, [property: Required, Text(1000)] string Grounds, Guid? ExpertId = null);

    public static async Task<Results<Created<RecusalView>, NotFound, ProblemHttpResult>> Handle(
        Request request, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var isOfficer = caller.Is(Role.DrcOfficer);
        var examination = await db.Examinations.AsNoTracking()
            .SingleOrDefaultAsync(e => e.ApplicationId == request.ApplicationId && e.FormVersion > 0, cancellationToken);
        if (examination is null || !(isOfficer || examination.Parties.Any(party => party.CreditCode == caller.Organisation)))
        {
            return TypedResults.NotFound();
        }

        Require(
            examination.Status is not ExaminationStatus.Withdrawn, "examination-wrong-state", "The application was withdrawn: nobody examines it any more.");
        Require(
            await db.Recusals.CountAsync(r => r.ApplicationId == request.ApplicationId && r.Status == RecusalStatus.Requested, cancellationToken) < MostOpen,
            "too-many-recusals", $"{MostOpen} requests for this application wait for a decision: wait for it.");
        var expert = isOfficer && request.ExpertId is { } entry
            ? await db.Experts.Where(e => e.Id == entry).Select(e => e.Subject).SingleOrDefaultAsync(cancellationToken)
            : null;
        if (expert is null && request.ExpertId is not null)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable([new("/expertId", "There is no such expert in the pool (专家库中没有该专家).")]));
        }

        var recusal = new Recusal(
            request.ApplicationId, request.Named, expert, request.Grounds, caller.Subject, isOfficer ? null : caller.Organisation);
        db.Recusals.Add(recusal);
        db.Record(recusal, "recusal-requested", to: recusal.Status.ToString(), reason: request.Grounds);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"recusals/{recusal.Id}", RecusalView.For(recusal, caller));
    }
}

/// <summary>A recusal as the commission and auditors see it; the applicant that asked does not learn who is in the pool.</summary>
/// <param name="Expert">The subject of the expert's token, for the commission and auditors.</param>
/// <param name="Decision">Why it was granted or refused.</param>
public sealed record RecusalView(
    Guid Id, long Revision, RecusalStatus Status, Guid ApplicationId, string Named, string? Expert, string Grounds, string? Organisation, string? Decision)
    : IVersioned
{
    internal static RecusalView For(Recusal r, Caller caller) => new(
        r.Id, r.Revision, r.Status, r.ApplicationId, r.Named, caller.Is(Role.Applicant) ? null : r.Expert, r.Grounds, r.Organisation, r.Decision);
}
