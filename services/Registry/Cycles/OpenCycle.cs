using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Cycles;

/// <summary>
/// Takes in every base of the city that holds its title and is in no open cycle (R80). One that rectifies is evaluated with the others and
/// goes on rectifying.
/// </summary>
internal static class OpenCycle
{
    /// <param name="Evaluator">The commissioned organisation; its people fill in the evaluations.</param>
    /// <param name="DueOn">By when it delivers; a date in Shanghai after today.</param>
    public sealed record Request(
        [property: Required, Text(200)] string Title,
        [property: Range(2018, 2100)] int Year,
        [property: Required] EvaluatorRequest Evaluator,
        DateOnly DueOn);

    /// <param name="CreditCode">Unified social credit code.</param>
    public sealed record EvaluatorRequest(
        [property: Required, Text(200)] string Name,
        [property: Required, CreditCode] string CreditCode);

    public static async Task<Created<CycleView>> Handle(
        Request request, RegistryDb db, EventOutbox outbox, BaseJournal journal, BusinessClock clock, CancellationToken cancellationToken)
    {
        DueDate.RequireAhead(request.DueOn, clock.Today);
        var bases = await TakeAsync(db, cancellationToken);
        Require(
            bases.Count > 0, "no-base-to-evaluate",
            "No base holds its title without being in an open cycle already: read the open cycles, or wait until they close.");

        var cycle = new EvaluationCycle(
            request.Title, request.Year, new(request.Evaluator.Name, request.Evaluator.CreditCode), request.DueOn, clock.Today, bases);
        db.EvaluationCycles.Add(cycle);
        db.Record(cycle, "cycle-opened", to: nameof(CycleStatus.Open), reason: request.Title);
        outbox.Add(cycle.Announce());
        foreach (var b in bases.Where(b => b.Management is ManagementStatus.Regular))
        {
            b.EnterEvaluation();
            journal.WriteChange(b, "evaluation-opened", request.Title);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"evaluation-cycles/{cycle.Id}", CycleView.Of(cycle));
    }

    /// <summary>Locked, so that two cycles that open at once do not both take a base.</summary>
    private static async Task<List<Base>> TakeAsync(RegistryDb db, CancellationToken cancellationToken)
    {
        var held = Base.HeldTitles.Select(t => t.ToString()).ToArray();
        await db.Database.ExecuteSqlAsync($"SELECT FROM base WHERE title = ANY({held}) ORDER BY id FOR UPDATE", cancellationToken);
        return await db.Bases
            .Where(b => b.Level == BaseLevel.Municipal && Base.HeldTitles.Contains(b.Title) && !db.CycleEntries.Any(e => e.BaseId == b.Id && e.InOpenCycle))
            .OrderBy(b => b.Number)
            .ToListAsync(cancellationToken);
    }
}
