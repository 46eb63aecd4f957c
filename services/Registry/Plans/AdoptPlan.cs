using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts.Applications;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Plans;

/// <summary>For a base that came without a plan, such as one recognised before the platform (R94): the commission writes it down.</summary>
internal static class AdoptPlan
{
    /// <param name="Document">The number of the document by which the plan holds.</param>
    /// <param name="StartsOn">Progress is expected from this day on.</param>
    /// <param name="OwnFunding">What the builder itself will invest, by year (R78).</param>
    public sealed record Request(
        [property: Required, Text(100)] string Document,
        DateOnly StartsOn,
        [property: Required, Items(100)] IReadOnlyList<TaskRequest> Tasks,
        [property: Items(50)] IReadOnlyList<MilestoneRequest>? Milestones = null,
        [property: Items(20)] IReadOnlyList<OwnFundingRequest>? OwnFunding = null);

    /// <param name="Code">The policy's, such as <c>REG-K1.1</c>, or the plan's own.</param>
    public sealed record TaskRequest(
        [property: Required, RegularExpression("^[A-Z][A-Z0-9.-]{1,49}$")] string Code, [property: Required, Text(500)] string Title,
        [property: Required, Text(200)] string Owner, DateOnly DueOn, [property: Text(5_000)] string? Measures = null);

    public sealed record MilestoneRequest([property: Required, Text(200)] string Name, DateOnly DueOn);

    public sealed record OwnFundingRequest([property: Range(2015, 2100)] int Year, [property: Required] MoneyAmount Amount);

    public static async Task<Results<Created<PlanView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.LockBaseAsync(id, cancellationToken) is not { } planned)
        {
            return TypedResults.NotFound();
        }

        Require(
            !await db.ConstructionPlans.AnyAsync(p => p.BaseId == id, cancellationToken), "plan-adopted",
            "The base has its plan: put off or open again what stands in it.");
        if (ProblemsOf(request).ToList() is { Count: > 0 } problems)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(problems));
        }

        var plan = ConstructionPlan.Adopt(
            id,
            new BasePlan(
                [.. request.Tasks.Select(t => new PlannedTask(t.Code, t.Owner, t.DueOn, t.Title, t.Measures))],
                [.. (request.Milestones ?? []).Select(m => new PlannedMilestone(m.Name, m.DueOn))],
                [.. (request.OwnFunding ?? []).Select(f => new OwnFunding(f.Year, f.Amount.Fen))]),
            request.Document, request.StartsOn);
        db.ConstructionPlans.Add(plan);
        db.Record(plan, "plan-adopted", reason: request.Document);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"bases/{id}/plan", await ReadPlan.ViewAsync(db, plan, planned, caller, clock.Today, cancellationToken));
    }

    private static IEnumerable<FieldError> ProblemsOf(Request request) =>
    [
        .. request.Tasks.Count == 0 ? [new FieldError("/tasks", "A plan has a task at least.")] : Array.Empty<FieldError>(),
        .. Doubles(request.Tasks.Select(t => t.Code), i => new($"/tasks/{i}/code", "Another task has this code.")),
        .. Doubles((request.OwnFunding ?? []).Select(f => f.Year), i => new($"/ownFunding/{i}/year", "This year is named twice.")),
        .. request.Tasks.Select((t, i) => (t.DueOn, At: $"/tasks/{i}/dueOn")).Concat((request.Milestones ?? []).Select((m, i) => (m.DueOn, At: $"/milestones/{i}/dueOn")))
            .Where(d => d.DueOn < request.StartsOn).Select(d => new FieldError(d.At, "It is due before the plan begins.")),
        .. request.Tasks.Select((t, i) => (t.Code, i)).Where(t => t.Code.Length == 3 && t.Code[0] == 'M' && t.Code[1..].All(char.IsAsciiDigit))
            .Select(t => new FieldError($"/tasks/{t.i}/code", "M and two digits number the milestones: choose another code.")),
    ];

    private static IEnumerable<FieldError> Doubles<T>(IEnumerable<T> values, Func<int, FieldError> error)
        where T : notnull
    {
        var seen = new HashSet<T>();
        return [.. values.Select((value, i) => (value, i)).Where(v => !seen.Add(v.value)).Select(v => error(v.i))];
    }
}
