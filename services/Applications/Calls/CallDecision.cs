using Applications.Data;
using Applications.Intake;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.Calls;

/// <summary>What was decided about a call's applications together, and where each of them stands now.</summary>
/// <param name="Id">The call.</param>
/// <param name="Applications">Those that the decision moved, best rank first.</param>
public sealed record CallDecision(Guid Id, long Revision, CallStatus Status, IReadOnlyList<ApplicationRow> Applications) : IVersioned
{
    internal static CallDecision Of(Call call, IEnumerable<Application> applications) => new(
        call.Id, call.Revision, call.Status, [.. applications.OrderBy(a => a.Kind).ThenBy(a => a.Rank).ThenBy(a => a.Id).Select(ApplicationRow.Of)]);
}

/// <summary>Decisions about a call's applications follow one another: each sees all of what the one before it did.</summary>
internal static class CallLock
{
    public static async Task<Call?> ForDecisionAsync(this ApplicationsDb db, Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from call where id = {id} for update", cancellationToken); // held by the request's transaction
        return await db.Calls.SingleOrDefaultAsync(c => c.Id == id && c.Status != CallStatus.Draft, cancellationToken);
    }
}
