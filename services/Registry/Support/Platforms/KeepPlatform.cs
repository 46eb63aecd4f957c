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

namespace Registry.Support.Platforms;

/// <summary>A builder keeps the platforms of its base, a county those of its area's bases, the commission any.</summary>
internal static class KeepPlatform
{
    /// <param name="OpenedOn">Of one that is open already.</param>
    public sealed record Request(
        Guid BaseId, PlatformKind Kind, [property: Required, Text(200)] string Name, [property: Required, Text(200)] string OperatedBy,
        DateOnly? OpenedOn = null);

    public sealed record OpenRequest(DateOnly On);

    public sealed record CloseRequest(DateOnly On, [property: Required, Text(2_000)] string Reason);

    public sealed record YearRequest(
        [property: Range(2000, 2100)] int Year, [property: Range(0, 1_000_000)] int Served, [property: Range(0, 10_000_000)] int Services);

    public static async Task<Results<Created<PlatformView>, NotFound>> Handle(
        Request request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (!await Bases(db, caller).AnyAsync(b => b.Id == request.BaseId, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        RequirePast(request.OpenedOn, clock);
        Require(
            !await db.Platforms.AnyAsync(p => p.BaseId == request.BaseId && p.Name == request.Name, cancellationToken), "platform-registered",
            "The base has a platform of this name already: read its platforms.");
        var platform = new Platform(request.BaseId, request.Kind, request.Name, request.OperatedBy, request.OpenedOn);
        db.Platforms.Add(platform);
        db.Record(platform, "platform-registered", to: platform.Stage, reason: request.Name);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"platforms/{platform.Id}", PlatformView.Of(platform));
    }

    public static Task<Results<Ok<PlatformView>, NotFound>> Open(
        Guid id, IfMatch ifMatch, OpenRequest request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        StepAsync(db, caller, id, ifMatch, new("platform-opened", null, p =>
        {
            RequirePast(request.On, clock);
            p.Open(request.On);
        }), cancellationToken);

    public static Task<Results<Ok<PlatformView>, NotFound>> Close(
        Guid id, IfMatch ifMatch, CloseRequest request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        StepAsync(db, caller, id, ifMatch, new("platform-closed", request.Reason, p =>
        {
            RequirePast(request.On, clock);
            p.Close(request.On, request.Reason);
        }), cancellationToken);

    public static Task<Results<Ok<PlatformView>, NotFound>> Report(
        Guid id, IfMatch ifMatch, YearRequest request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        StepAsync(
            db, caller, id, ifMatch,
            new("platform-reported", $"{request.Year}: {request.Served}, {request.Services}",
                p => p.Report(new(request.Year, request.Served, request.Services), clock.Today)), cancellationToken);

    public static Task<Results<Ok<PlatformView>, NotFound>> One(Guid id, RegistryDb db, CancellationToken cancellationToken) =>
        db.Platforms.OneAsync(id, PlatformView.Of, cancellationToken);

    public static Task<Page<PlatformView>> List(
        [AsParameters] PageRequest page, Guid? baseId, [OneOf(typeof(PlatformKind))] string? kind, RegistryDb db, CancellationToken cancellationToken)
    {
        var wanted = OneOfAttribute.Read<PlatformKind>(kind);
        return db.Platforms.Where(p => (baseId == null || p.BaseId == baseId) && (wanted == null || p.Kind == wanted))
            .ToPageAsync(page, PlatformView.Of, cancellationToken);
    }

    private static Task<Results<Ok<PlatformView>, NotFound>> StepAsync(
        RegistryDb db, Caller caller, Guid id, IfMatch ifMatch, Step<Platform> step, CancellationToken cancellationToken)
    {
        var bases = Bases(db, caller);
        return db.StepAsync(db.Platforms.Where(p => bases.Any(b => b.Id == p.BaseId)), id, ifMatch, step, PlatformView.Of, cancellationToken);
    }

    private static IQueryable<Base> Bases(RegistryDb db, Caller caller) => caller.Is(Role.DrcOfficer) ? db.Bases : db.Bases.OwnOf(caller);

    private static void RequirePast(DateOnly? on, BusinessClock clock) =>
        Require(on is null || on <= clock.Today, "platform-date-wrong", "The day lies ahead: write it when it has come.");
}

/// <summary>A platform as callers see it.</summary>
public sealed record PlatformView(
    Guid Id, long Revision, PlatformStatus Status, Guid BaseId, PlatformKind Kind, string Name, string OperatedBy, DateOnly? OpenedOn,
    DateOnly? ClosedOn, string? ClosedFor, IReadOnlyList<PlatformYear> Years) : IVersioned
{
    internal static PlatformView Of(Platform p) =>
        new(p.Id, p.Revision, p.Status, p.BaseId, p.Kind, p.Name, p.OperatedBy, p.OpenedOn, p.ClosedOn, p.ClosedFor, p.Years);
}
