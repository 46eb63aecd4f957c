using System.Data;
using System.Globalization;
using Calendar;
using Funding.Data;
using Funding.Execution;
using Funding.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.DuePayments;

/// <summary>What is to be paid and what is to come back, by day.</summary>
/// <param name="On">Business date on which it was read.</param>
/// <param name="Undated">Instalments without a day.</param>
public sealed record DuePaymentsView(DateOnly On, MoneyAmount ToPay, MoneyAmount ToReceive, IReadOnlyList<DueDay> Days, IReadOnlyList<DueEntry> Undated);

/// <param name="Overdue">The day is over.</param>
public sealed record DueDay(DateOnly DueOn, bool Overdue, MoneyAmount ToPay, MoneyAmount ToReceive, IReadOnlyList<DueEntry> Entries);

/// <param name="Instalment">Of the award, or of the recovery; none of one that comes back as a whole.</param>
/// <param name="Status">Of the payment that is under way, else of the award; of the recovery.</param>
/// <param name="Link">To the award, payment or recovery, relative to the service's root.</param>
public sealed record DueEntry(
    DueDirection Direction, Guid AwardId, int? Instalment, Guid BaseId, string BaseNumber, string BaseName, MoneyAmount Amount, string Status, string Link)
{
    internal static DueEntry Of(DueMoney due) => new(
        due.Direction, due.AwardId, due.Instalment, due.BaseId, due.BaseNumber, due.BaseName, MoneyAmount.OfFen(due.Fen), due.Status, due.Link);
}

internal static class ReadDuePayments
{
    private static readonly string[] Headings = ["到期日", "逾期", "方向", "基地编号", "基地名称", "批次", "金额(元)", "状态", "项目ID"];

    /// <summary>Which days, both inclusive.</summary>
    public sealed record Days
    {
        public DateOnly? From { get; init; }

        public DateOnly? Until { get; init; }

        internal bool Has(DueMoney due) => due.DueOn is null || (due.DueOn >= (From ?? DateOnly.MinValue) && due.DueOn <= (Until ?? DateOnly.MaxValue));
    }

    public static async Task<Ok<DuePaymentsView>> Handle([AsParameters] Days days, FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var (today, all) = (clock.Today, await ReadAsync(days, db, cancellationToken));
        var dated = all.Where(due => due.DueOn is not null).ToList();
        return TypedResults.Ok(new DuePaymentsView(
            today, Sum(dated, DueDirection.Pay), Sum(dated, DueDirection.Receive),
            [.. dated.GroupBy(due => due.DueOn!.Value).Select(day => new DueDay(
                day.Key, day.Key < today, Sum(day, DueDirection.Pay), Sum(day, DueDirection.Receive), [.. day.Select(DueEntry.Of)]))],
            [.. all.Where(due => due.DueOn is null).Select(DueEntry.Of)]));
    }

    public static async Task<FileStreamHttpResult> Download(
        [AsParameters] Days days, [AsParameters] SheetForm form, FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var (today, all) = (clock.Today, await ReadAsync(days, db, cancellationToken));
        return await form.WriteAsync("到期收付款", async sheet =>
        {
            await sheet.WriteRowAsync(Headings, cancellationToken);
            foreach (var due in all)
            {
                await sheet.WriteRowAsync(Cells(due, today), cancellationToken);
            }
        }, cancellationToken);
    }

    private static async Task<List<DueMoney>> ReadAsync(Days days, FundingDb db, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return [.. (await db.DueAsync(cancellationToken)).Where(days.Has)];
    }

    private static MoneyAmount Sum(IEnumerable<DueMoney> due, DueDirection direction) =>
        MoneyAmount.OfFen(due.Where(d => d.Direction == direction).Sum(d => d.Fen));

    private static object?[] Cells(DueMoney due, DateOnly today) =>
    [
        due.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "未排期", due.DueOn < today ? "是" : null,
        due.Direction is DueDirection.Pay ? "应付" : "应收", due.BaseNumber, due.BaseName, due.Instalment, new Yuan(due.Fen).Value, due.Status,
        due.AwardId.ToString("D", CultureInfo.InvariantCulture),
    ];
}
