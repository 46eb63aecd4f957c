using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Recoveries;

/// <summary>The base pays back in several parts, each with its own day.</summary>
internal static class GrantInstalments
{
    private const int Most = 36;

    /// <param name="Instalments">In the order of their days; they add up to what is outstanding.</param>
    /// <param name="Reason">Kept with the recovery.</param>
    public sealed record Request(
        [property: Required, Items(Most), MinLength(2)] IReadOnlyList<InstalmentRequest> Instalments,
        [property: Required, Text(500)] string Reason);

    public sealed record InstalmentRequest(DateOnly DueOn, [property: Required] MoneyAmount Amount);

    public static async Task<Results<Ok<RecoveryView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var recovery = await db.LockRecoveryAsync(id, cancellationToken);
        if (recovery is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(recovery);
        if (recovery.IsOpen && FaultsOf(request, recovery, clock.Today).ToList() is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var stage = recovery.Stage;
        recovery.GrantInstalments(CumulativeFrom(recovery, request), request.Reason);
        foreach (var instalment in recovery.Instalments)
        {
            await db.ScheduleAsync(RaiseArrears.DueKind, instalment.Id, WorkingCalendar.EndOfDay(instalment.DueOn), cancellationToken);
        }

        db.Record(recovery, "recovery-instalments-granted", stage, recovery.Stage, request.Reason, new { recovery.Instalments.Count, recovery.DueOn });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(RecoveryView.Of(recovery, clock.Today));
    }

    /// <summary>What has come back already counts towards the first, so that each day's expectation is a plain sum.</summary>
    private static IEnumerable<RecoveryInstalment> CumulativeFrom(Recovery recovery, Request request) => request.Instalments.Select(
        (i, at) => new RecoveryInstalment(at + 1, i.DueOn, i.Amount.Fen + (at == 0 ? recovery.RecoveredFen : 0)));

    private static IEnumerable<FieldError> FaultsOf(Request request, Recovery recovery, DateOnly today)
    {
        var before = today;
        foreach (var (instalment, at) in request.Instalments.Select((i, at) => (i, at)))
        {
            if (instalment.DueOn <= before)
            {
                yield return new($"/instalments/{at}/dueOn", $"Name a day after {before:yyyy-MM-dd}.");
            }

            before = instalment.DueOn;
        }

        if (request.Instalments.Sum(i => i.Amount.Fen) != recovery.OutstandingFen)
        {
            yield return new("/instalments", $"The instalments must add up to the {MoneyAmount.Text(recovery.OutstandingFen)} that are outstanding.");
        }
    }
}
