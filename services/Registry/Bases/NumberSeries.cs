using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Bases;

/// <summary>Gives each base of a year and kind the next number, without gaps and without doubles.</summary>
internal sealed class NumberSeries
{
    public int Year { get; private set; }

    public BaseKind Kind { get; private set; }

    public int Last { get; private set; }

    /// <summary>Locks the series until the transaction ends, so a number that is rolled back is given again.</summary>
    public static async Task<string> NextAsync(RegistryDb db, int year, BaseKind kind, CancellationToken cancellationToken)
    {
        var numbers = await db.Database.SqlQuery<int>(
            $"""
             INSERT INTO number_series AS series (year, kind, last) VALUES ({year}, {kind.ToString()}, 1)
             ON CONFLICT (year, kind) DO UPDATE SET last = series.last + 1
             RETURNING last
             """).ToListAsync(cancellationToken);
        return $"{year}-{Prefix(kind)}-{numbers.Single():000}";
    }

    private static string Prefix(BaseKind kind) => kind switch
    {
        BaseKind.Region => "REG",
        BaseKind.University => "UNI",
        BaseKind.Enterprise => "ENT",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
