using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Programmes.Allocations;

/// <summary>Has the rules compute what each base would get, for the first time or anew by what officers have established meanwhile.</summary>
internal static class DraftAllocation
{
    private const int MostFacts = 1_000;

    /// <param name="Facts">What officers have established of some bases; the others keep what they had.</param>
    public sealed record Request([property: Required, Items(MostFacts)] IReadOnlyList<Fact> Facts) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Facts.DistinctBy(f => f.BaseId).Count() != Facts.Count)
            {
                yield return new("Name each base once.", [nameof(Facts)]);
            }
        }

        internal Dictionary<Guid, LineFacts> ByBase() => Facts.ToDictionary(f => f.BaseId, f => new LineFacts(f.Basis?.Fen, f.Matching?.Fen, f.ProjectCode));
    }

    /// <param name="Basis">The eligible sum (核定基数), such as the interest that was paid.</param>
    /// <param name="Matching">Own money that is proven (自筹资金).</param>
    /// <param name="ProjectCode">The project's code (项目代码), which is supported once.</param>
    public sealed record Fact(Guid BaseId, MoneyAmount? Basis = null, MoneyAmount? Matching = null, [property: Text(60)] string? ProjectCode = null);

    public static async Task<Results<Created<AllocationView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, AllocationDesk desk, Caller caller, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM funding_programme WHERE id = {id} FOR UPDATE", cancellationToken);
        var programme = await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (programme is null)
        {
            return TypedResults.NotFound();
        }

        Require(
            !await db.Allocations.AnyAsync(a => a.ProgrammeId == id && a.Status == AllocationStatus.Draft, cancellationToken), "allocation-in-draft",
            "This programme has a draft already: compute that one anew, or cancel it.");
        var allocation = new Allocation(programme, caller.Subject);
        await desk.ComputeAsync(allocation, programme, request.ByBase(), cancellationToken);
        db.Allocations.Add(allocation);
        db.Record(allocation, "allocation-drafted", to: allocation.Stage, data: new { allocation.ProgrammeId, allocation.GrantedFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"allocations/{allocation.Id}", AllocationView.Of(allocation));
    }

    public static async Task<Results<Ok<AllocationView>, NotFound>> Compute(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, AllocationDesk desk, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await desk.LockAsync(id, cancellationToken), ifMatch,
            new Step<Allocation>("allocation-computed", null, async allocation =>
            {
                allocation.RequireDraft();
                var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == allocation.ProgrammeId, cancellationToken);
                await desk.ComputeAsync(allocation, programme, request.ByBase(), cancellationToken);
            }) { Data = allocation => new { allocation.GrantedFen } },
            AllocationView.Of, cancellationToken);
}
