using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using Registry.Difficulties;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using System.ComponentModel.DataAnnotations;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Support.Policies;

/// <summary>A county or department registers what it has issued; a document is registered once. Everybody may read it: policies are public.</summary>
internal static class RegisterPolicy
{
    /// <param name="DocumentNumber">文号</param>
    /// <param name="DifficultyId">The policy obstacle that it removes.</param>
    public sealed record Request(
        [property: Required] Giver Issuer,
        [property: Required, Text(200)] string Title,
        [property: Required, Text(100)] string DocumentNumber,
        DateOnly IssuedOn,
        [property: Required, Text(10_000)] string Content,
        DateOnly? InForceUntil = null,
        Guid? DifficultyId = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (InForceUntil < IssuedOn)
            {
                yield return new("It ends after it begins.", [nameof(InForceUntil)]);
            }
        }
    }

    /// <param name="On">When it was repealed, or ran out.</param>
    public sealed record RepealRequest(DateOnly On, [property: Required, Text(2_000)] string Reason);

    public static async Task<Results<Created<PolicyView>, NotFound>> Handle(
        Request request, RegistryDb db, DifficultyDesk difficulties, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (request.DifficultyId is { } removed
            && !await difficulties.InSight().AnyAsync(d => d.Id == removed && d.Kind == DifficultyKind.PolicyObstacle, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        Require(caller.WritesFor(request.Issuer.Code), "not-own-support", "An officer writes what its own county or department gave: name that one.");
        Require(request.IssuedOn <= clock.Today, "support-date-wrong", "What will be issued is no policy yet: write it on its day.");
        Require(
            !await db.LocalPolicies.AnyAsync(p => p.DocumentNumber == request.DocumentNumber, cancellationToken), "policy-registered",
            "This document is registered already: read the policies.");
        var policy = new LocalPolicy(
            request.Issuer, new(request.Title, request.DocumentNumber, request.IssuedOn, request.InForceUntil, request.Content, request.DifficultyId), caller.Subject);
        db.LocalPolicies.Add(policy);
        db.Record(policy, "policy-registered", to: policy.Stage, reason: request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"local-policies/{policy.Id}", PolicyView.Of(policy));
    }

    public static Task<Results<Ok<PolicyView>, NotFound>> Repeal(
        Guid id, IfMatch ifMatch, RepealRequest request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var codes = caller.GiverCodes();
        var own = db.LocalPolicies.Where(p => caller.Is(Role.DrcOfficer) || codes.Contains(p.Issuer.Code));
        return db.StepAsync(
            own, id, ifMatch, new Step<LocalPolicy>("policy-repealed", request.Reason, p => p.Repeal(request.On, request.Reason, clock.Today)),
            PolicyView.Of, cancellationToken);
    }

    public static Task<Results<Ok<PolicyView>, NotFound>> One(Guid id, RegistryDb db, CancellationToken cancellationToken) =>
        db.LocalPolicies.OneAsync(id, PolicyView.Of, cancellationToken);

    public static Task<Page<PolicyView>> List(
        [AsParameters] PageRequest page, [OneOf(typeof(PolicyStatus))] string? status, [RegularExpression(Giver.Pattern)] string? issuer, RegistryDb db,
        CancellationToken cancellationToken)
    {
        var wanted = OneOfAttribute.Read<PolicyStatus>(status);
        return db.LocalPolicies.Where(p => (wanted == null || p.Status == wanted) && (issuer == null || p.Issuer.Code == issuer))
            .ToPageAsync(page, PolicyView.Of, cancellationToken);
    }
}

/// <summary>A local policy as callers see it.</summary>
public sealed record PolicyView(
    Guid Id, long Revision, PolicyStatus Status, Giver Issuer, string Title, string DocumentNumber, DateOnly IssuedOn, DateOnly? InForceUntil,
    string Content, Guid? DifficultyId, DateOnly? RepealedOn, string? RepealedFor) : IVersioned
{
    internal static PolicyView Of(LocalPolicy p) => new(
        p.Id, p.Revision, p.Status, p.Issuer, p.Title, p.DocumentNumber, p.IssuedOn, p.InForceUntil, p.Content, p.DifficultyId, p.RepealedOn, p.RepealedFor);
}
