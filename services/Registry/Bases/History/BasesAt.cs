using System.Collections.Concurrent;
using Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Registry.Data;

namespace Registry.Bases.History;

/// <summary>The bases on both axes of time, to be filtered and paged like the present ones.</summary>
internal static class BasesAtExtensions
{
    private static readonly ConcurrentDictionary<IModel, string> Queries = new();

    /// <summary>Those that were bases then, each as it was.</summary>
    public static IQueryable<Base> BasesAt(this RegistryDb db, TimeRequest time, BusinessClock clock)
    {
        var (asOf, knownAt) = time.In(clock);
        return time.IsNow ? db.Bases : db.Bases.FromSqlRaw(Queries.GetOrAdd(db.Model, QueryOf), asOf, knownAt).AsNoTracking();
    }

    /// <summary>The id is the table's own, so that a page folds no more than its own bases.</summary>
    private static string QueryOf(IModel model)
    {
        var type = model.FindEntityType(typeof(Base))!;
        var columns = type.GetTableMappings().Single().Table.Columns.Where(c => c.Name != "id")
            .Select(c => $"s.{c.Name} AS \"{(c.PropertyMappings is [var mapping, ..] ? NameInQueries(mapping.Property) : c.Name)}\"");
        return $$"""
            SELECT b.id, {{string.Join(", ", columns)}}
            FROM base b CROSS JOIN LATERAL base_state(b.id, {0}, {1}) s
            """;
    }

    /// <summary>What EF expects of a query that is no table: columns of complex members have another name there.</summary>
    private static string NameInQueries(IProperty property) => property.GetDefaultColumnMappings().First().Column.Name;
}
