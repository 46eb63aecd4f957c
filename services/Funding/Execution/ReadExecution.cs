using System.ComponentModel.DataAnnotations;
using System.Data;
using System.Globalization;
using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Execution;

/// <summary>Budget execution (预算执行) by one dimension, of one instant.</summary>
/// <param name="On">Business date on which it was read.</param>
/// <param name="Total">Of all rows.</param>
public sealed record ExecutionView(Dimension By, DateOnly On, IReadOnlyList<ExecutionRow> Rows, ExecutionRow Total);

/// <summary>One value of the dimension. Reserved, committed, paid and recovered are what ever came to that stage, less what was taken back.</summary>
/// <param name="Key">As a filter takes it; none for what has no value of the dimension, such as money of no base.</param>
/// <param name="Name">In Chinese.</param>
/// <param name="Available">What is left.</param>
/// <param name="PaidPercent">Paid of appropriated, never rounded up; none where nothing was appropriated, and by what nothing is appropriated to: bases and awards.
/// By month it is of all until its end.</param>
/// <param name="PaidToDate">By month alone: until its end.</param>
public sealed record ExecutionRow(
    string? Key, string Name, Figure Appropriated, Figure Reserved, Figure Committed, Figure Paid, Figure Recovered, Figure Available,
    string? PaidPercent, Figure? PaidToDate)
{
    internal static ExecutionRow Of(Group group) => new(
        group.Key, group.Name, group.Of(Measure.Appropriated), group.Of(Measure.Reserved), group.Of(Measure.Committed), group.Of(Measure.Paid),
        group.Of(Measure.Recovered), group.Of(Measure.Available), PercentOf(group), null);

    /// <param name="until">The same, and all before it.</param>
    internal static ExecutionRow Of(Group month, Group until) =>
        Of(month) with { PaidPercent = PercentOf(until), PaidToDate = until.Of(Measure.Paid) };

    private static string? PercentOf(Group group)
    {
        var (paid, whole) = (group.FenOf(Measure.Paid), group.FenOf(Measure.Appropriated));
        return whole <= 0 ? null : (decimal.Floor(paid * 10_000m / whole) / 100).ToString("0.00", CultureInfo.InvariantCulture);
    }
}

internal static class ReadExecution
{
    public sealed record Query
    {
        [Required, OneOf(typeof(Dimension))]
        public string? By { get; init; }

        internal Dimension Dimension => OneOfAttribute.Read<Dimension>(By)!.Value;
    }

    public static async Task<Ok<ExecutionView>> Handle(
        [AsParameters] BudgetScope budgets, [AsParameters] BaseScope bases, [AsParameters] Query query, FundingDb db, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var filter = new PostingFilter(budgets, bases, new());
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var groups = await db.GroupAsync(filter, query.Dimension, cancellationToken);
        return TypedResults.Ok(new ExecutionView(query.Dimension, clock.Today, Rows(groups, query.Dimension), ExecutionRow.Of(groups.Whole(filter))));
    }

    public static IReadOnlyList<ExecutionRow> Rows(IReadOnlyList<Group> groups, Dimension by) => by switch
    {
        Dimension.Month => [.. groups.Select((month, i) => ExecutionRow.Of(month, Until(groups.Take(i + 1), month)))],
        Dimension.Area or Dimension.Kind or Dimension.Status => [.. groups.Select(group => ExecutionRow.Of(group) with { PaidPercent = null })],
        _ => [.. groups.Select(ExecutionRow.Of)],
    };

    private static Group Until(IEnumerable<Group> months, Group last)
    {
        var (budgets, end) = (last.Within.Budgets, Months.Last(last.Key!));
        var until = budgets.Until is { } asked && asked < end ? asked : end;
        return last with
        {
            Within = last.Within with { Budgets = budgets with { Until = until }, Part = last.Within.Part with { Month = null } },
            Cells = [.. months.SelectMany(month => month.Cells)],
        };
    }
}
