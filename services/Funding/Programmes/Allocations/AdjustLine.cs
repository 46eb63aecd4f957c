using System.ComponentModel.DataAnnotations;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Programmes.Allocations;

internal static class AdjustLine
{
    /// <param name="Reason">Why it is another sum than the rules computed; kept with the line.</param>
    /// <param name="Amount">None for no award.</param>
    public sealed record Request(Guid BaseId, [property: Required, Text(2_000)] string Reason, MoneyAmount? Amount = null);

    public static async Task<Results<Ok<AllocationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, AllocationDesk desk, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await desk.LockAsync(id, cancellationToken), ifMatch,
            new Step<Allocation>("allocation-adjusted", request.Reason, async allocation =>
            {
                var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == allocation.ProgrammeId, cancellationToken);
                allocation.Adjust(request.BaseId, request.Amount?.Fen ?? 0, programme.Rules.MostEach?.Fen, request.Reason, caller.Subject);
            }) { Data = _ => new { request.BaseId, AmountFen = request.Amount?.Fen ?? 0 } },
            AllocationView.Of, cancellationToken);
}
