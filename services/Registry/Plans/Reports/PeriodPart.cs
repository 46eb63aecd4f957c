namespace Registry.Plans.Reports;

/// <summary>Which part of a year is reported on.</summary>
public enum PeriodPart
{
    Q1,
    Q2,
    Q3,
    Q4,
    H1,
    H2,
    Year,
}

/// <summary>The days of a part of a year.</summary>
internal static class PeriodDays
{
    private const int Months = 12;

    public static (DateOnly From, DateOnly To) Of(int year, PeriodPart part)
    {
        var (first, months) = part switch
        {
            PeriodPart.Q1 or PeriodPart.Q2 or PeriodPart.Q3 or PeriodPart.Q4 => (1 + 3 * (part - PeriodPart.Q1), 3),
            PeriodPart.H1 or PeriodPart.H2 => (1 + 6 * (part - PeriodPart.H1), 6),
            PeriodPart.Year => (1, Months),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
        var from = new DateOnly(year, first, 1);
        return (from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>The part of the same length that comes next.</summary>
    public static (int Year, PeriodPart Part) After(int year, PeriodPart part) => part switch
    {
        PeriodPart.Q4 => (year + 1, PeriodPart.Q1),
        PeriodPart.H2 => (year + 1, PeriodPart.H1),
        PeriodPart.Year => (year + 1, PeriodPart.Year),
        _ => (year, part + 1),
    };

    /// <summary>As reports and notices name it, such as 2018年第4季度.</summary>
    public static string NameOf(int year, PeriodPart part) => part switch
    {
        PeriodPart.H1 => $"{year}年上半年",
        PeriodPart.H2 => $"{year}年下半年",
        PeriodPart.Year => $"{year}年度",
        _ => $"{year}年第{1 + (part - PeriodPart.Q1)}季度",
    };
}
