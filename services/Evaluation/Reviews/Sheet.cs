using System.ComponentModel.DataAnnotations;
using Contracts;
using Evaluation.Criteria;
using Scoring;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Reviews;

/// <summary>One yes/no item on a sheet: does the measure exist, and what is its effect (R109–R111).</summary>
/// <param name="Effect"><c>none</c> for a measure that does not exist.</param>
/// <param name="Remark">Why, in words.</param>
public sealed record SheetEntry(
    [property: Required, Text(20)] string ItemCode,
    bool Exists,
    Effect Effect,
    [property: Text(1000, MayBeBlank = true)] string? Remark = null)
{
    internal SheetLine ForScoring() => new(ItemCode, Exists, Effect);
}

/// <summary>A numeric item as the system judged it.</summary>
/// <param name="Satisfied">By the reading that binds.</param>
/// <param name="Readings">For a rule that compares with a reference series: every reading there is a figure for (R39, R131).</param>
public sealed record JudgedFigure(
    string ItemCode, decimal? Value, decimal? PreviousValue, bool Satisfied, IReadOnlyList<Reading> Readings)
{
    internal SheetFigure ForScoring() => new(ItemCode, Value, PreviousValue, Readings.SingleOrDefault(r => r.Binding)?.Reference);
}

/// <param name="Year">The year that the reference figure is of.</param>
/// <param name="Binding">The call says that this reading decides.</param>
public sealed record Reading(ReferenceScope Scope, int Year, decimal Reference, bool Satisfied, bool Binding);

/// <summary>What a sheet may hold, whoever fills it.</summary>
internal static class SheetRules
{
    public static IReadOnlyList<FieldError> FaultsOf(IReadOnlyList<SheetEntry> lines, CriteriaVersion criteria)
    {
        var items = criteria.Items.ToDictionary(item => item.Code);
        var seen = new HashSet<string>();
        var faults = new List<FieldError>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!items.TryGetValue(line.ItemCode, out var item))
            {
                faults.Add(new($"/lines/{i}/itemCode", "The criteria have no such item."));
            }
            else if (item.Rule is not null)
            {
                faults.Add(new($"/lines/{i}/itemCode", "The system judges this item from the figures: leave it out."));
            }
            else if (!seen.Add(line.ItemCode))
            {
                faults.Add(new($"/lines/{i}/itemCode", "This item stands here twice."));
            }

            if (!line.Exists && line.Effect is not Effect.None)
            {
                faults.Add(new($"/lines/{i}/effect", "A measure that does not exist has the effect none."));
            }
        }

        return faults;
    }

    public static void RequireComplete(IReadOnlyList<SheetEntry> lines, CriteriaVersion criteria)
    {
        var missing = criteria.YesNoItems.Select(item => item.Code).Except(lines.Select(line => line.ItemCode)).ToList();
        RuleViolationException.Require(
            missing.Count == 0, "sheet-incomplete", $"The sheet lacks {string.Join(", ", missing)}: write these lines, then submit.");
    }
}
