using Contracts;
using Funding.Awards;
using Funding.Data;
using Funding.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Funding.Execution;

/// <summary>One posting with all that it can be asked by. Every number of overview, execution and reports is a sum of these.</summary>
internal sealed class Posted
{
    public required Guid JournalId { get; init; }

    public required int Number { get; init; }

    public required JournalKind Journal { get; init; }

    public required Guid SubjectId { get; init; }

    public required Guid AccountId { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>It counts in the account's inflow, less what is taken back; else in the outflow.</summary>
    public required bool Inward { get; init; }

    public required long AmountFen { get; init; }

    public required DateOnly BookedOn { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public required Guid BudgetId { get; init; }

    public required int FiscalYear { get; init; }

    public required string FundSource { get; init; }

    public required string Line { get; init; }

    /// <summary>None for a posting to an account of the budget itself.</summary>
    public Guid? AwardId { get; init; }

    /// <summary>The award's status now, not when it was posted.</summary>
    public AwardStatus? AwardStatus { get; init; }

    public Guid? BaseId { get; init; }

    public string? BaseNumber { get; init; }

    public string? BaseName { get; init; }

    public BaseKind? Kind { get; init; }

    public string? Area { get; init; }
}

internal static class PostedQuery
{
    public static IQueryable<Posted> Posted(this FundingDb db) =>
        from posting in db.Postings.AsNoTracking()
        join journal in db.Journals on posting.JournalId equals journal.Id
        join leg in db.Set<JournalLeg>() on new { journal.Kind, posting.Number } equals new { leg.Kind, leg.Number }
        join account in db.LedgerAccounts on posting.AccountId equals account.Id
        join budget in db.Budgets on account.BudgetId equals budget.Id
        join a in db.Awards on account.AwardId equals a.Id into awards
        from award in awards.DefaultIfEmpty()
        join f in db.FundAccounts on award.BaseId equals f.BaseId into known
        from funded in known.DefaultIfEmpty()
        select new Posted
        {
            JournalId = posting.JournalId,
            Number = posting.Number,
            Journal = journal.Kind,
            SubjectId = journal.SubjectId,
            AccountId = account.Id,
            Stage = account.Stage,
            Inward = (leg.Sign > 0) != leg.TakesBack,
            AmountFen = posting.AmountFen,
            BookedOn = journal.BookedOn,
            PostedAt = journal.PostedAt,
            BudgetId = budget.Id,
            FiscalYear = budget.FiscalYear,
            FundSource = budget.FundSource,
            Line = budget.Line,
            AwardId = account.AwardId,
            AwardStatus = award.Status,
            BaseId = award.BaseId,
            BaseNumber = funded.BaseNumber,
            BaseName = funded.BaseName,
            Kind = funded.Kind,
            Area = funded.Area,
        };
}
