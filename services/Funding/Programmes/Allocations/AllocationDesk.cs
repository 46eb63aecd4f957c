using Funding.Accounts;
using Funding.Awards;
using Funding.Data;
using Funding.Ledger;
using Funding.Programmes.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Funding.Programmes.Allocations;

/// <summary>Gathers whom a programme can fund now, and has its rules computed. One allocation is worked on by one at a time.</summary>
internal sealed class AllocationDesk(FundingDb db, IOptions<FundingOptions> options)
{
    /// <summary>The allocation, locked; null when there is none.</summary>
    public async Task<Allocation?> LockAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM allocation WHERE id = {id} FOR UPDATE", cancellationToken);
        return await db.Allocations.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    /// <summary>False while somebody else has it.</summary>
    public async Task<bool> TryLockAsync(Guid id, CancellationToken cancellationToken) => (await db.Database.SqlQuery<Guid>(
        $"""SELECT id AS "Value" FROM allocation WHERE id = {id} FOR UPDATE SKIP LOCKED""").ToListAsync(cancellationToken)).Count == 1;

    /// <param name="facts">Of some bases; the others keep what was established of them.</param>
    public async Task ComputeAsync(
        Allocation allocation, FundingProgramme programme, IReadOnlyDictionary<Guid, LineFacts> facts, CancellationToken cancellationToken)
    {
        var accounts = await FundableAsync(programme, cancellationToken);
        var known = allocation.Lines.ToDictionary(line => line.BaseId);
        List<AllocationLine> lines = [];
        foreach (var account in accounts)
        {
            var line = known.GetValueOrDefault(account.BaseId) ?? new(account, LineFacts.None);
            if (facts.TryGetValue(account.BaseId, out var established))
            {
                line.Establish(established);
            }

            lines.Add(line);
        }

        var candidates = accounts.Zip(lines, (account, line) => new Candidate(
            account.BaseId, account.Kind, account.LatestScore, line.BasisFen, line.MatchingFen));
        var computed = Computation.Of(programme.Rules, candidates, await FreeAsync(programme.BudgetId, cancellationToken));
        allocation.Compute(lines, computed, accounts.ToDictionary(a => a.BaseId, a => a.LatestScore));
    }

    /// <summary>By the policy and by the programme, and not funded by it already; in the order of their numbers.</summary>
    private async Task<List<FundAccount>> FundableAsync(FundingProgramme programme, CancellationToken cancellationToken)
    {
        var live = db.Awards.Where(a => a.ProgrammeId == programme.Id && !Award.Void.Contains(a.Status)).Select(a => a.BaseId);
        var accounts = await db.FundAccounts.AsNoTracking().Include(a => a.Rectifications)
            .Where(a => a.OpenedAt != null && a.LatestGrade != null && !live.Contains(a.BaseId)).ToListAsync(cancellationToken);
        return [.. accounts.Where(a => a.WhyNotFundable(options.Value.Funded) is null && Covers(programme.Rules, a)).OrderBy(a => a.BaseNumber, StringComparer.Ordinal)];
    }

    private static bool Covers(ProgrammeRules rules, FundAccount account) =>
        (rules.Kinds is null or [] || (account.Kind is { } kind && rules.Funds(kind))) && rules.Funds(account.LatestGrade!.Value);

    private async Task<long> FreeAsync(Guid budgetId, CancellationToken cancellationToken) => await db.LedgerAccounts
        .Where(a => a.BudgetId == budgetId && a.Stage == Stage.Available).SumAsync(a => a.BalanceFen, cancellationToken);
}
