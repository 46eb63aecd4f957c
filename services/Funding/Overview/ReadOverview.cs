using System.Data;
using Calendar;
using Funding.Awards;
using Funding.Data;
using Funding.Execution;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Overview;

/// <summary>How much is left, where the rest is, and why: of some budgets, at one instant.</summary>
/// <param name="On">Business date on which it was read.</param>
/// <param name="Appropriated">All that the budgets were given; the places add up to it.</param>
/// <param name="Left">What may still be promised; the causes add up to it.</param>
/// <param name="PaidPercent">Paid of appropriated, never rounded up.</param>
/// <param name="Held">What reserved and committed money waits for, by the awards' status; they add up to those two places.</param>
/// <param name="Largest">The awards that hold most of it.</param>
public sealed record OverviewView(
    DateOnly On, Figure Appropriated, Figure Left, string? PaidPercent, IReadOnlyList<PlaceView> Where, IReadOnlyList<CauseView> Why,
    IReadOnlyList<HeldView> Held, IReadOnlyList<HoldingView> Largest);

/// <summary>What stands at one stage.</summary>
/// <param name="Name">In Chinese.</param>
public sealed record PlaceView(Stage Stage, string Name, Figure Balance);

/// <summary>What journals of one kind did to what is left.</summary>
/// <param name="Name">In Chinese.</param>
public sealed record CauseView(JournalKind Journal, string Name, Figure Effect);

/// <param name="Name">What it waits for, in Chinese.</param>
public sealed record HeldView(Stage Stage, AwardStatus Status, string Name, int Awards, Figure Balance);

/// <param name="Name">What it waits for, in Chinese.</param>
public sealed record HoldingView(
    Guid AwardId, Guid BaseId, string BaseNumber, string BaseName, Stage Stage, AwardStatus Status, string Name, Figure Balance);

internal static class ReadOverview
{
    private const int HoldingsShown = 20;
    private static readonly Stage[] HoldingStages = [Stage.Reserved, Stage.Committed];

    public static async Task<Ok<OverviewView>> Handle(
        [AsParameters] BudgetScope budgets, FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return TypedResults.Ok(await db.OverviewAsync(budgets, clock.Today, cancellationToken));
    }

    /// <summary>The caller's transaction is the snapshot.</summary>
    public static async Task<OverviewView> OverviewAsync(this FundingDb db, BudgetScope budgets, DateOnly today, CancellationToken cancellationToken)
    {
        var filter = new PostingFilter(budgets);
        var whole = (await db.GroupAsync(filter, Dimension.Year, cancellationToken)).Whole(filter);
        var holdings = await HoldingsAsync(db, filter, cancellationToken);
        return new(
            today, whole.Of(Measure.Appropriated), whole.Of(Measure.Available), ExecutionRow.Of(whole).PaidPercent, Where(whole), Why(whole),
            Held(holdings, filter), [.. holdings.Take(HoldingsShown).Select(h => View(h, filter))]);
    }

    private static List<PlaceView> Where(Group whole) =>
        [.. Enum.GetValues<Stage>().Where(stage => stage is not Stage.Source).Select(stage => new PlaceView(
            stage, Terms.Of(stage), whole.Of(new Measure(Terms.Of(stage), stage, null))))];

    private static List<CauseView> Why(Group whole) =>
        [.. whole.Cells.Where(cell => cell.Stage is Stage.Available).Select(cell => cell.Journal).Distinct().Order().Select(kind => new CauseView(
            kind, Terms.Of(kind), whole.Of(new Measure(Terms.Of(kind), Stage.Available, null, kind))))];

    private static List<HeldView> Held(IReadOnlyList<AwardBalance> holdings, PostingFilter filter) =>
        [.. holdings.GroupBy(h => (h.Stage, h.Status)).OrderBy(g => g.Key).Select(g => new HeldView(
            g.Key.Stage, g.Key.Status, Terms.Of(g.Key.Status), g.Count(), new(
                MoneyAmount.OfFen(g.Sum(h => h.Fen)), At(g.Key.Stage, filter.Of(Dimension.Status, PostingFilter.Name(g.Key.Status))))))];

    private static HoldingView View(AwardBalance h, PostingFilter filter) => new(
        h.AwardId, h.BaseId, h.BaseNumber, h.BaseName, h.Stage, h.Status, Terms.Of(h.Status),
        new(MoneyAmount.OfFen(h.Fen), At(h.Stage, filter with { Part = filter.Part with { Award = h.AwardId } })));

    private static string At(Stage stage, PostingFilter filter) => new Measure("", stage, null).Narrow(filter).Link;

    /// <summary>The most first.</summary>
    private static async Task<List<AwardBalance>> HoldingsAsync(FundingDb db, PostingFilter filter, CancellationToken cancellationToken)
    {
        var rows = await filter.Narrow(db.Posted()).Where(p => p.AwardId != null && HoldingStages.Contains(p.Stage))
            .GroupBy(p => new { p.AwardId, p.AwardStatus, p.BaseId, p.BaseNumber, p.BaseName, p.Stage })
            .Select(g => new { g.Key, Fen = g.Sum(p => p.AmountFen) })
            .Where(h => h.Fen != 0).OrderByDescending(h => h.Fen).ThenBy(h => h.Key.AwardId).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new AwardBalance(
            r.Key.AwardId!.Value, r.Key.AwardStatus!.Value, r.Key.BaseId!.Value, r.Key.BaseNumber!, r.Key.BaseName!, r.Key.Stage, r.Fen))];
    }

    private sealed record AwardBalance(Guid AwardId, AwardStatus Status, Guid BaseId, string BaseNumber, string BaseName, Stage Stage, long Fen);
}
