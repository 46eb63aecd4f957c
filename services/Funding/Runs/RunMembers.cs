using Funding.Data;
using Funding.Payments;
using Microsoft.EntityFrameworkCore;

namespace Funding.Runs;

internal static class RunMembers
{
    /// <summary>The run with its payments, whose bases are locked; null when there is no such run.</summary>
    public static async Task<(PaymentRun? Run, List<Payment> Payments)> LockRunAsync(this FundingDb db, Guid id, CancellationToken cancellationToken)
    {
        var bases = await db.Payments.Where(p => p.RunId == id).Select(p => p.BaseId).Distinct().ToListAsync(cancellationToken);
        await db.LockBasesAsync(bases, cancellationToken);
        var payments = await db.Payments.Where(p => p.RunId == id).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        return (await db.PaymentRuns.SingleOrDefaultAsync(r => r.Id == id, cancellationToken), payments);
    }
}
