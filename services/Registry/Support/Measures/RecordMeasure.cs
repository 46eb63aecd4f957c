using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using System.ComponentModel.DataAnnotations;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Support.Measures;

/// <summary>A county writes for bases of its area, a department and the commission for any.</summary>
internal static class RecordMeasure
{
    /// <param name="Amount">What it was worth, where that is known.</param>
    public sealed record Request(
        Guid BaseId, [property: Required] Giver Giver, MeasureKind Kind, [property: Required, Text(5_000)] string What, DateOnly GivenOn,
        MoneyAmount? Amount = null);

    public static async Task<Results<Created<MeasureView>, NotFound>> Handle(
        Request request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var helped = await db.Bases.ManagedInSightOf(caller).AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BaseId, cancellationToken);
        if (helped is null)
        {
            return TypedResults.NotFound();
        }

        Require(caller.WritesFor(request.Giver.Code), "not-own-support", "An officer writes what its own county or department gave: name that one.");
        Require(request.GivenOn <= clock.Today, "support-date-wrong", "What will be given is no support yet: write it on its day.");
        var measure = new SupportMeasure(helped.Id, request.Giver, request.Kind, request.What, request.Amount?.Fen, request.GivenOn, caller.Subject);
        db.SupportMeasures.Add(measure);
        db.Record(measure, "support-recorded", to: measure.Stage, reason: request.What);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"support-measures/{measure.Id}", MeasureView.Of(measure));
    }

    public static Task<Results<Ok<MeasureView>, NotFound>> Void(
        Guid id, IfMatch ifMatch, ReasonRequest request, RegistryDb db, Caller caller, CancellationToken cancellationToken)
    {
        var codes = caller.GiverCodes();
        var own = db.SupportMeasures.Where(m => caller.Is(Role.DrcOfficer) || codes.Contains(m.Giver.Code));
        return db.StepAsync(
            own, id, ifMatch, new Step<SupportMeasure>("support-voided", request.Reason, m => m.Void(request.Reason)), MeasureView.Of, cancellationToken);
    }
}

/// <summary>One measure as callers see it.</summary>
/// <param name="VoidedFor">Why it does not count any more.</param>
public sealed record MeasureView(
    Guid Id, long Revision, Guid BaseId, Giver Giver, MeasureKind Kind, string What, MoneyAmount? Amount, DateOnly GivenOn, string? VoidedFor) : IVersioned
{
    internal static MeasureView Of(SupportMeasure m) =>
        new(m.Id, m.Revision, m.BaseId, m.Giver, m.Kind, m.What, MoneyAmount.OfFen(m.AmountFen), m.GivenOn, m.VoidedFor);
}
