using Funding.Awards;
using Funding.Data;
using Funding.Execution;
using Funding.Payments;
using Funding.Recoveries;
using Microsoft.EntityFrameworkCore;

namespace Funding.DuePayments;

/// <summary>Which way the money goes.</summary>
public enum DueDirection
{
    Pay,
    Receive,
}

/// <summary>Money that is to be paid or to come back, from what stands now.</summary>
/// <param name="DueOn">None for an instalment without a day.</param>
/// <param name="Instalment">Of the award, or of the recovery; none of one that comes back as a whole.</param>
/// <param name="Status">Of the payment that is under way, else of the award; of the recovery.</param>
internal sealed record DueMoney(
    DateOnly? DueOn, DueDirection Direction, Guid AwardId, int? Instalment, Guid BaseId, string BaseNumber, string BaseName, long Fen, string Status,
    string Link);

internal static class DueCalendar
{
    private static readonly AwardStatus[] Paying = [AwardStatus.Active, AwardStatus.OnHold];
    private static readonly PaymentStatus[] Done = [PaymentStatus.Paid, PaymentStatus.Reconciled];
    private static readonly RecoveryStatus[] Owing = [RecoveryStatus.Demanded, RecoveryStatus.PartlyRecovered];

    /// <summary>By day, the earliest first and what has no day last. The caller's transaction is the snapshot.</summary>
    public static async Task<List<DueMoney>> DueAsync(this FundingDb db, CancellationToken cancellationToken)
    {
        var names = await db.FundAccounts.AsNoTracking().Select(a => new { a.BaseId, a.BaseNumber, a.BaseName })
            .ToDictionaryAsync(a => a.BaseId, a => (a.BaseNumber, a.BaseName), cancellationToken);
        var due = (await InstalmentsAsync(db, cancellationToken)).Concat(await RecoveriesAsync(db, cancellationToken));
        return [.. due.Select(d => d with { BaseNumber = names[d.BaseId].BaseNumber, BaseName = names[d.BaseId].BaseName })
            .OrderBy(d => d.DueOn is null).ThenBy(d => d.DueOn).ThenBy(d => d.AwardId).ThenBy(d => d.Instalment)];
    }

    /// <summary>What an award that pays has not paid yet.</summary>
    private static async Task<List<DueMoney>> InstalmentsAsync(FundingDb db, CancellationToken cancellationToken)
    {
        var awards = await db.Awards.AsNoTracking().Where(a => Paying.Contains(a.Status)).ToListAsync(cancellationToken);
        var ids = awards.ConvertAll(a => a.Id);
        var payments = (await db.Payments.AsNoTracking().IgnoreAutoIncludes().Where(p => ids.Contains(p.AwardId)).ToListAsync(cancellationToken))
            .Where(p => p.IsLive).ToDictionary(p => (p.AwardId, p.Instalment));
        return [.. awards.SelectMany(
            award => award.Instalments, (award, part) => (Award: award, Part: part, Payment: payments.GetValueOrDefault((award.Id, part.Number))))
            .Where(x => x.Payment is null || !Done.Contains(x.Payment.Status))
            .Select(x => new DueMoney(
                x.Part.DueOn, DueDirection.Pay, x.Award.Id, x.Part.Number, x.Award.BaseId, "", "",
                x.Part.AmountFen, x.Payment is null ? PostingFilter.Name(x.Award.Status) : PostingFilter.Name(x.Payment.Status),
                x.Payment is null ? $"awards/{x.Award.Id}" : $"payments/{x.Payment.Id}"))];
    }

    /// <summary>What has not come back, by the days on which it must.</summary>
    private static async Task<List<DueMoney>> RecoveriesAsync(FundingDb db, CancellationToken cancellationToken)
    {
        var open = await db.Recoveries.AsNoTracking().Where(r => Owing.Contains(r.Status)).ToListAsync(cancellationToken);
        return [.. open.SelectMany(r => r.OutstandingParts(), (r, part) => new DueMoney(
            part.DueOn, DueDirection.Receive, r.AwardId, part.Number, r.BaseId, "", "", part.Fen, PostingFilter.Name(r.Status), $"recoveries/{r.Id}"))];
    }
}
