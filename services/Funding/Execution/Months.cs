using System.Globalization;

namespace Funding.Execution;

/// <summary>Months as filters and rows write them, such as <c>2018-07</c>.</summary>
internal static class Months
{
    public static DateOnly First(string month) => DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Last(string month) => First(month).AddMonths(1).AddDays(-1);

    public static string Of(int yearAndMonth) => string.Create(CultureInfo.InvariantCulture, $"{yearAndMonth / 100:0000}-{yearAndMonth % 100:00}");
}
