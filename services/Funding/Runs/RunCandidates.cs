using Funding.Accounts;
using Funding.Awards;
using Funding.Data;
using Funding.Payments;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Runs;

/// <summary>An approved payment that cannot go now, and the rule that is in the way.</summary>
internal sealed record HeldBack(Payment Payment, string Code, string Why);

/// <summary>What can go with a run, and what is held back, in the order of approval.</summary>
internal sealed record RunCandidates(IReadOnlyList<Payment> Free, IReadOnlyList<HeldBack> HeldBack, bool HasMore)
{
    /// <summary>The rest waits for the next run.</summary>
    public const int Most = 10_000;

    /// <summary>Approved by then, and in no run; nothing is locked yet.</summary>
    public static IQueryable<Payment> ApprovedBy(FundingDb db, DateTimeOffset cutOff)
    {
        var until = cutOff.ToUniversalTime();
        return db.Payments.Where(p => p.Status == PaymentStatus.Approved && p.RunId == null && p.ApprovedAt <= until)
            .OrderBy(p => p.ApprovedAt).ThenBy(p => p.Id).Take(Most + 1);
    }

    public static async Task<RunCandidates> JudgeAsync(FundingDb db, IReadOnlyList<Payment> found, CancellationToken cancellationToken)
    {
        var payments = found.Count > Most ? found.Take(Most).ToList() : found;
        var (awardIds, baseIds) = (payments.Select(p => p.AwardId).Distinct().ToArray(), payments.Select(p => p.BaseId).Distinct().ToArray());
        var awards = await db.Awards.AsNoTracking().Where(a => awardIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        var accounts = await db.FundAccounts.AsNoTracking().Where(a => baseIds.Contains(a.BaseId)).ToDictionaryAsync(a => a.BaseId, cancellationToken);
        var judged = payments.Select(p => (Payment: p, Fault: FaultOf(p, awards[p.AwardId], accounts[p.BaseId]))).ToList();
        return new(
            [.. judged.Where(j => j.Fault is null).Select(j => j.Payment)],
            [.. judged.Where(j => j.Fault is not null).Select(j => new HeldBack(j.Payment, j.Fault!.Code, j.Fault.Message))],
            found.Count > Most);
    }

    private static RuleViolationException? FaultOf(Payment payment, Award award, FundAccount account)
    {
        try
        {
            award.RequireActive();
            account.RequirePayee(payment.Payee);
            return null;
        }
        catch (RuleViolationException fault)
        {
            return fault;
        }
    }
}
