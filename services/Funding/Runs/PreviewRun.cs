using Calendar;
using Funding.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Runs;

internal static class PreviewRun
{
    /// <param name="cutOff">Business time; now, where it is left out.</param>
    public static async Task<RunPreview> Handle(DateTimeOffset? cutOff, FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var until = cutOff ?? clock.Now;
        var candidates = await RunCandidates.JudgeAsync(db, await RunCandidates.ApprovedBy(db, until).AsNoTracking().ToListAsync(cancellationToken), cancellationToken);
        var awards = candidates.Free.Select(p => p.AwardId).Distinct().ToArray();
        var budgets = await db.Awards.Where(a => awards.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.BudgetId, cancellationToken);
        return new(
            until, candidates.Free.Count, MoneyAmount.OfFen(candidates.Free.Sum(p => p.AmountFen)),
            [.. candidates.Free.GroupBy(p => budgets[p.AwardId]).OrderBy(g => g.Key).Select(g => new RunTotal(g.Key, g.Count(), MoneyAmount.OfFen(g.Sum(p => p.AmountFen))))],
            [.. candidates.Free.Select(RunLine.Of)],
            [.. candidates.HeldBack.Select(h => new HeldBackLine(h.Payment.Id, MoneyAmount.OfFen(h.Payment.AmountFen), h.Code, h.Why))],
            candidates.HasMore);
    }
}
