using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Funding.Payments;

internal static class ReadSuspects
{
    public static async Task<Results<Ok<IReadOnlyList<SuspectView>>, NotFound>> Handle(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } payment
            ? TypedResults.Ok(await db.SuspectsOfAsync(
                id, payment.Payee, payment.AmountFen, new(payment.ClaimNumber, payment.PeriodFrom, payment.PeriodTo, null, null, []), cancellationToken))
            : TypedResults.NotFound();
}
