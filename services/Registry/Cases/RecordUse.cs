using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Cases;

/// <summary>Who works by a published case, and where it was made known. What was taken down is used no more.</summary>
internal static class RecordUse
{
    /// <param name="Who">The organisation or the medium.</param>
    /// <param name="BaseId">The caller's base that works by it; a builder names one.</param>
    /// <param name="What">What was taken over, reported or shown.</param>
    public sealed record Request(
        CaseUseKind Kind,
        [property: Required, Text(200)] string Who,
        [property: Required, Text(5_000)] string What,
        DateOnly On,
        Guid? BaseId = null,
        [property: Url, StringLength(500)] string? Link = null);

    public static async Task<Results<Created<CaseUseView>, NotFound>> Handle(
        Guid id, Request request, CaseDesk desk, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var used = await desk.InSight().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        var isOwn = request.BaseId is { } named
            ? await desk.WritableBases().AnyAsync(b => b.Id == named, cancellationToken)
            : !caller.Is(Role.Applicant);
        if (used is null || !isOwn)
        {
            return TypedResults.NotFound();
        }

        Require(used.Status is CaseStatus.Published, "case-not-published", $"Only a published case is used by others; this one is {used.Status}.");
        Require(request.On <= clock.Today && request.On >= used.PublishedOn, "use-date-wrong", $"A use lies between {used.PublishedOn:yyyy-MM-dd} and today: correct the date.");
        var use = new CaseUse(used, request.Kind, request.Who, request.BaseId, request.What, request.Link, request.On, caller.Subject);
        db.CaseUses.Add(use);
        db.Record(use, "case-used", to: use.Kind.ToString(), reason: request.Who);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"cases/{id}/uses/{use.Id}", CaseUseView.Of(use));
    }

    public static async Task<Results<Ok<Page<CaseUseView>>, NotFound>> List(
        Guid id, [AsParameters] PageRequest page, CaseDesk desk, RegistryDb db, CancellationToken cancellationToken) =>
        await desk.InSight().AnyAsync(c => c.Id == id, cancellationToken)
            ? TypedResults.Ok(await db.CaseUses.Where(u => u.CaseId == id).ToPageAsync(page, CaseUseView.Of, cancellationToken))
            : TypedResults.NotFound();
}
