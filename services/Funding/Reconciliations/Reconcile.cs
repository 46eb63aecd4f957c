using Calendar;
using Funding.Data;
using Funding.Treasury;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Reconciliations;

internal static class Reconcile
{
    /// <param name="StatementDate">Business date, today or earlier. A day that is over is final: what its statement lacks was not received.</param>
    public sealed record Request(DateOnly StatementDate);

    public static async Task<Created<ReconciliationView>> Handle(
        Request request, FundingDb db, ITreasury treasury, StatementRun run, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        Require(request.StatementDate <= clock.Today, "statement-in-future", "There is no statement of a day to come: choose today or an earlier day.");
        var lines = await treasury.StatementAsync(request.StatementDate, cancellationToken); // before the locks: nobody waits for the treasury
        Require(lines is not null, "treasury-unavailable", "The treasury did not give its statement: try again in a while.");
        var reconciliation = await run.TakeAsync(request.StatementDate, lines, caller.Subject, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"reconciliations/{reconciliation.Id}", ReconciliationView.Of(reconciliation));
    }
}
