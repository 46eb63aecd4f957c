using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Cases;

/// <summary>A builder, a county or the commission writes a case, changes it and hands it in.</summary>
internal static class WriteCase
{
    public sealed record DraftRequest(Guid BaseId, [property: Required] CaseText Text);

    public static async Task<Results<Created<CaseView>, NotFound>> Draft(
        DraftRequest request, CaseDesk desk, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (!await desk.WritableBases().AnyAsync(b => b.Id == request.BaseId, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var drafted = new TypicalCase(request.BaseId, request.Text, caller.Subject, clock.Today);
        db.TypicalCases.Add(drafted);
        db.Record(drafted, "case-drafted", to: drafted.Stage, reason: request.Text.Title);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"cases/{drafted.Id}", CaseView.Of(drafted));
    }

    public static Task<Results<Ok<CaseView>, NotFound>> Change(
        Guid id, IfMatch ifMatch, CaseText request, CaseDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.Own(), id, ifMatch, "case-changed", reason: null, c => c.Change(request), cancellationToken);

    public static Task<Results<Ok<CaseView>, NotFound>> Submit(
        Guid id, IfMatch ifMatch, CaseDesk desk, Caller caller, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.Own(), id, ifMatch, "case-submitted", reason: null, c => c.Submit(caller.Subject), cancellationToken);
}
