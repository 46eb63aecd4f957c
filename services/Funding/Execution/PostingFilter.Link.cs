using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Funding.Execution;

/// <content>The filter as a link, for whoever wants to see what a number is made of.</content>
internal sealed partial record PostingFilter
{
    /// <summary>Relative to the service's root, as every page that gives numbers lies right below it.</summary>
    public string Link => QueryHelpers.AddQueryString("postings", Members());

    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private IEnumerable<KeyValuePair<string, string?>> Members() =>
    [
        new("fiscalYear", Budgets.FiscalYear?.ToString(CultureInfo.InvariantCulture)),
        new("fundSource", Budgets.FundSource),
        new("line", Budgets.Line),
        new("budget", Budgets.Budget?.ToString("D", CultureInfo.InvariantCulture)),
        new("area", Bases.Area),
        new("kind", Bases.Kind),
        new("month", Part.Month),
        new("from", Day(Bases.From)),
        new("until", Day(Budgets.Until)),
        new("base", Part.Base?.ToString("D", CultureInfo.InvariantCulture)),
        new("award", Part.Award?.ToString("D", CultureInfo.InvariantCulture)),
        new("awardStatus", Part.AwardStatus),
        new("stage", Part.Stage),
        new("side", Part.Side),
        .. (Part.Journal ?? []).Select(kind => new KeyValuePair<string, string?>("journal", kind)),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
